import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Worker as NodeWorker } from "node:worker_threads";
import type { StartDatabase } from "../../src/engine/database.ts";
import { openWasm } from "../../src/engine/wasm.ts";

const dist = dirname(
  createRequire(import.meta.url).resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"),
);

const script = `const { parentPort } = require("node:worker_threads");
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on("message", (data) => globalThis.onmessage({ data }));
console.log = () => {};
require(${JSON.stringify(join(dist, "duckdb-node-eh.worker.cjs"))});`;

/** Workers that `wasmInNode` started, the newest last. */
export const nodeWorkers: NodeWorker[] = [];

/** DuckDB-WASM in a thread of Node, opened by the very code that opens it in the browser. */
export const wasmInNode: StartDatabase = (events) => {
  const worker = new NodeWorker(script, { eval: true });
  nodeWorkers.push(worker);
  worker.on("exit", () => events.onLost("the thread ended"));
  return openWasm(browserLike(worker), join(dist, "duckdb-eh.wasm"), events);
};

const event = { preventDefault: () => undefined, stopImmediatePropagation: () => undefined };

/** The part of the browser's Worker that is used. */
function browserLike(worker: NodeWorker): Worker {
  const addEventListener = (type: string, listener: (event: unknown) => void): void => {
    if (type === "message") worker.on("message", (data) => listener({ data }));
    if (type === "error") worker.on("error", ({ message }) => listener({ ...event, message }));
  };
  return {
    addEventListener,
    postMessage: worker.postMessage.bind(worker),
    terminate: () => void worker.terminate(),
  } as unknown as Worker;
}
