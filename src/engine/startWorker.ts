import type { PulsePorts } from "./pulse.ts";
import { workerText } from "./workerText.ts";

export interface StartedWorker {
  worker: Worker;
  /** Answer while the worker lives; see `Pulse`. */
  ports: PulsePorts;
}

/**
 * A worker that runs DuckDB's script over a compiled module. It starts from a blob of this page and so inherits its
 * policy; the script comes with it, so that neither its type on the server nor a second download matters.
 */
export function startWorker(script: BlobPart, module: WebAssembly.Module): StartedWorker {
  const blob = new Blob([workerText, script], { type: "text/javascript" });
  const url = URL.createObjectURL(blob);
  const worker = new Worker(url);
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  const [inner, outer] = [new MessageChannel(), new MessageChannel()];
  worker.postMessage(module, [inner.port2, outer.port2]);
  return { worker, ports: { inner: inner.port1, outer: outer.port1 } };
}
