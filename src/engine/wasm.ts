import { AsyncDuckDB, getPlatformFeatures, VoidLogger } from "@duckdb/duckdb-wasm";
import ehWasm from "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url";
import mvpWasm from "@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url";
import ehWorker from "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url";
import mvpWorker from "@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js?url";
import { refuseAborted } from "./abort.ts";
import type { Database, DatabaseEvents, StartDatabase } from "./database.ts";
import { fetchFile, type Fetch } from "./fetchFile.ts";
import type { LoadOptions } from "./progress.ts";
import { plainRows } from "./rows.ts";
import { SnapshotError } from "./snapshotError.ts";
import { wasmBytes } from "./wasmBytes.ts";
import { WasmDatabase, type WasmConnection } from "./wasmDatabase.ts";
import { workerText } from "./workerText.ts";

interface Bundle {
  wasm: string;
  bytes: number;
  worker: string;
}

const eh: Bundle = { wasm: ehWasm, bytes: wasmBytes.eh, worker: ehWorker };
const mvp: Bundle = { wasm: mvpWasm, bytes: wasmBytes.mvp, worker: mvpWorker };

/** DuckDB-WASM never answers when its start fails. */
const startWithin = 60_000;

/** Nothing else may come first: the engine would fetch extensions from another host. */
const lockDown = [
  "SET autoload_known_extensions=false; SET autoinstall_known_extensions=false",
  "SET enable_external_access=false",
  "SET lock_configuration=true",
] as const;

/** Starts databases in workers. The engine is fetched and compiled once, however often a worker is replaced. */
export function wasmStarter(fetch?: Fetch): StartDatabase {
  let compiled: Promise<WebAssembly.Module> | undefined;
  return async (events) => {
    const bundle = (await getPlatformFeatures()).wasmExceptions ? eh : mvp;
    compiled ??= compile(bundle, fetch, events);
    const module = await compiled.catch((error: unknown) => {
      compiled = undefined;
      throw error;
    });
    refuseAborted(events.signal);
    return openWasm(startWorker(bundle, module), bundle.wasm, events);
  };
}

async function compile(
  { wasm, bytes }: Bundle,
  fetch: Fetch | undefined,
  { signal, onProgress }: LoadOptions,
): Promise<WebAssembly.Module> {
  const request = { file: wasm, bytes };
  const content = await fetchFile(request, { base: "", fetch, signal, onProgress });
  try {
    return await WebAssembly.compile(content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SnapshotError(wasm, "unreadable", `does not compile: ${reason}`, error);
  }
}

/** A worker from a blob of this page inherits its policy. */
function startWorker({ worker: script }: Bundle, module: WebAssembly.Module): Worker {
  const url = URL.createObjectURL(new Blob([workerText], { type: "text/javascript" }));
  const worker = new Worker(url);
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  const address = new URL(script, document.baseURI).href;
  worker.postMessage({ module, script: address });
  return worker;
}

/**
 * Opens an empty database in a worker that runs DuckDB. It loads no extension and reads nothing but what it is given.
 * The death of the worker is told to `onLost` alone, not to the console.
 */
export async function openWasm(
  worker: Worker,
  wasm: string,
  { onAlive, onLost }: Pick<DatabaseEvents, "onAlive" | "onLost">,
): Promise<Database> {
  worker.addEventListener("message", onAlive);
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    onLost(event.message);
  });
  try {
    return new WasmDatabase(await startedInTime(connect(worker, wasm), wasm));
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

async function connect(worker: Worker, wasm: string): Promise<WasmConnection> {
  const engine = new AsyncDuckDB(new VoidLogger(), worker);
  await engine.instantiate(wasm);
  await engine.open({});
  const connection = await engine.connect();
  for (const statement of lockDown) await connection.query(statement);
  return {
    rows: async (text) => plainRows(await connection.send(text)),
    cancel: () => connection.cancelSent(),
    insert: (name, ipc, create) => connection.insertArrowFromIPCStream(ipc, { name, create }),
    close: () => worker.terminate(),
  };
}

function startedInTime<Value>(start: Promise<Value>, wasm: string): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(notStarted(wasm)), startWithin);
    start.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const notStarted = (wasm: string): SnapshotError =>
  new SnapshotError(wasm, "unreadable", `did not start within ${startWithin / 1000} s`);
