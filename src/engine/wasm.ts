import { AsyncDuckDB, getPlatformFeatures, VoidLogger } from "@duckdb/duckdb-wasm";
import ehWasm from "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url";
import mvpWasm from "@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url";
import ehWorker from "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url";
import mvpWorker from "@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js?url";
import { refuseAborted } from "./abort.ts";
import type { Database, DatabaseEvents, StartDatabase } from "./database.ts";
import { engineFiles } from "./engineFiles.ts";
import { fetchFile, type Fetch } from "./fetchFile.ts";
import type { LoadOptions } from "./progress.ts";
import { Pulse, type PulsePorts } from "./pulse.ts";
import { arrowTable } from "./arrowTable.ts";
import { resultBuffers } from "./resultBuffers.ts";
import { plainRows } from "./rows.ts";
import { SharedLoads } from "./sharedLoads.ts";
import { SnapshotError } from "./snapshotError.ts";
import { startWorker } from "./startWorker.ts";
import { WasmDatabase, type WasmConnection } from "./wasmDatabase.ts";

type BundleName = keyof typeof engineFiles;

/** Addresses of the engine's files, below the page. */
export const engineAddresses = {
  eh: { wasm: ehWasm, worker: ehWorker },
  mvp: { wasm: mvpWasm, worker: mvpWorker },
} as const satisfies Record<BundleName, unknown>;

/** DuckDB-WASM never answers when its start fails. */
const startWithin = 60_000;

/** Nothing else may come first: the engine would fetch extensions from another host. */
const lockDown = (memoryLimit: number | undefined): readonly string[] => [
  "SET autoload_known_extensions=false; SET autoinstall_known_extensions=false",
  ...(memoryLimit === undefined ? [] : [`SET memory_limit='${memoryLimit}MB'`]),
  "SET enable_external_access=false",
  "SET lock_configuration=true",
];

interface Program {
  /** Address of the module, which messages name. */
  wasm: string;
  module: WebAssembly.Module;
  script: Uint8Array<ArrayBuffer>;
}

/** Starts databases in workers. The engine is fetched and compiled once, however often a worker is replaced. */
export function wasmStarter(fetch?: Fetch): StartDatabase {
  const loads = new SharedLoads<Program>();
  let loaded: Program | undefined;
  return async (events) => {
    refuseWithoutWorkers();
    loaded ??= await loads.load("program", (shared) => loadProgram(fetch, shared), events);
    const { wasm, module, script } = loaded;
    refuseAborted(events.signal);
    const { worker, ports } = startWorker(script, module);
    return openWasm(worker, wasm, events, ports);
  };
}

function refuseWithoutWorkers(): void {
  if (typeof Worker === "undefined") throw new Error("this browser has no workers");
}

async function loadProgram(fetch: Fetch | undefined, options: LoadOptions): Promise<Program> {
  const name: BundleName = (await getPlatformFeatures()).wasmExceptions ? "eh" : "mvp";
  const { wasm, worker } = engineAddresses[name];
  const source = { base: "", fetch, ...options };
  const other = engineAddresses[name === "eh" ? "mvp" : "eh"].wasm;
  const beside = { same: other, other: worker };
  const [script, content] = await Promise.all([
    fetchFile({ file: worker, ...engineFiles[name].worker }, source),
    fetchFile({ file: wasm, ...engineFiles[name].wasm, beside }, source),
  ]);
  return { wasm, script, module: await compile(wasm, content) };
}

async function compile(
  wasm: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SnapshotError(wasm, "unreadable", `does not compile: ${reason}`, error);
  }
}

/**
 * Opens an empty database in a worker that runs DuckDB. It loads no extension and reads nothing but what it is given.
 * The death of the worker is told to `onLost` alone, not to the console.
 */
export async function openWasm(
  worker: Worker,
  wasm: string,
  { onAlive, onLost, memoryLimit }: Pick<DatabaseEvents, "onAlive" | "onLost" | "memoryLimit">,
  ports?: PulsePorts,
): Promise<Database> {
  worker.addEventListener("message", onAlive);
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    onLost(event.message);
  });
  const pulse = ports && new Pulse(ports, () => onLost("the worker has ended"));
  try {
    const connection = startedInTime(connect(worker, wasm, memoryLimit), wasm);
    return new WasmDatabase(await (pulse?.during(connection) ?? connection), pulse);
  } catch (error) {
    pulse?.close();
    worker.terminate();
    throw error;
  }
}

async function connect(
  worker: Worker,
  wasm: string,
  memoryLimit: number | undefined,
): Promise<WasmConnection> {
  const engine = new AsyncDuckDB(new VoidLogger(), worker);
  await engine.instantiate(wasm);
  await engine.open({});
  const connection = await engine.connect();
  for (const statement of lockDown(memoryLimit)) await connection.query(statement);
  return {
    rows: async (text) => plainRows(await connection.send(text)),
    table: (text, limits, signal) =>
      connection.useUnsafe((bindings, id) =>
        arrowTable(resultBuffers(bindings, id, text), limits, signal),
      ),
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
