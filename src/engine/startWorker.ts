import { workerText } from "./workerText.ts";

export interface StartedWorker {
  worker: Worker;
  /** Answers while the worker lives; see `Pulse`. */
  pulse: MessagePort;
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
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(module, [port2]);
  return { worker, pulse: port1 };
}
