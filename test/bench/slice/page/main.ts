import { AsyncDuckDB, getPlatformFeatures, VoidLogger } from "@duckdb/duckdb-wasm";
import { Crossfilter } from "../../../../src/cube/crossfilter.ts";
import { sliceOf, type Slice } from "../../../../src/cube/slice.ts";
import type { FileRef } from "../../../../src/domain/generation.ts";
import type { Database } from "../../../../src/engine/database.ts";
import { CubeStore } from "../../../../src/engine/cubeStore.ts";
import { factTableColumns } from "../../../../src/engine/factFiles.ts";
import type { FileRequest } from "../../../../src/engine/fetchFile.ts";
import { plainRows } from "../../../../src/engine/rows.ts";
import { tableSlices } from "../../../../src/engine/tableSlices.ts";
import { engineAddresses } from "../../../../src/engine/wasm.ts";
import { WasmDatabase } from "../../../../src/engine/wasmDatabase.ts";
import { areaLevels } from "../../../../src/query/areaScope.ts";
import { factTableName } from "../../../../src/query/answerSql.ts";
import { asked, dimensions, pair } from "./asked.ts";
import { Runner, type Contender, type Figures, type Times } from "./contender.ts";
import { floor } from "./floor.ts";
import { groupingSets } from "./groupingSets.ts";
import { kernel } from "./kernel.ts";
import { mosaic } from "./mosaic.ts";
import { sqlViews } from "./sqlViews.ts";
import { stepsOf, type Step } from "./steps.ts";

/** Who is measured here; the shipped page is driven from outside. */
export const names = ["floor", "pass", "index", "naive", "groupingSets", "mosaic"] as const;
export type Name = (typeof names)[number];

export interface Opened {
  /** Rows of the cube, and of those that count anything of the measure. */
  rows: number;
  sliced: number;
  /** Milliseconds of decoding the file, of slicing, and of packing dimensions into blocks. */
  decode: number;
  slice: number;
  blocks: number;
}

export interface Measured {
  name: Name;
  times: Times;
  /** Milliseconds that Mosaic waits for a frame before it queries. */
  waits: number[];
  /** Interactions whose figures were compared with those of the pass. */
  compared: number;
}

/** Gestures to warm up with, whose figures are compared. */
const warmUp = 20;
const seeds = { warmUp: 7, measured: 20250901 };

interface OpenCube {
  base: string;
  ref: FileRef;
  slice: Slice;
}
let opened: OpenCube | undefined;

const bytesAt = async (base: string, { file }: FileRequest): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await fetch(base + file)).arrayBuffer());

async function timed<Value>(work: () => Promise<Value> | Value): Promise<[number, Value]> {
  const since = performance.now();
  const value = await work();
  return [performance.now() - since, value];
}

async function open(base: string, ref: FileRef): Promise<Opened> {
  const bytes = await bytesAt(base, { file: `files/${ref.file}` });
  const store = new CubeStore({ fetch: async () => bytes });
  const [decode, { cube, counts }] = await timed(() => store.load(ref, asked.measure));
  const [sliced, slice] = await timed(() =>
    sliceOf(cube, counts, dimensions, areaLevels(asked.in)),
  );
  const [blocks] = await timed(() => new Crossfilter(slice, pair));
  opened = { base, ref, slice };
  return { rows: cube.rows, sliced: slice.rows, decode, slice: sliced, blocks };
}

/** One after the other, each after a warm-up of its own. Throws when figures differ. */
async function measure(name: Name, clicks: number): Promise<Measured> {
  if (opened === undefined) throw new Error("nothing is open");
  const { slice } = opened;
  const waits: number[] = [];
  const { contender, close } = await contenderOf(opened, name, waits);
  const expected = await figuresOf(kernel(slice, false), warmUpSteps(slice));
  const compared = await compare(name, contender, warmUpSteps(slice), expected);
  waits.length = 0;
  const runner = new Runner(contender);
  await runner.run(stepsOf(slice.coordinates, clicks, seeds.measured));
  close();
  return { name, times: runner.times, waits, compared };
}

const warmUpSteps = ({ coordinates }: Slice): Step[] => stepsOf(coordinates, warmUp, seeds.warmUp);

async function figuresOf(contender: Contender, steps: readonly Step[]): Promise<Figures[]> {
  const found: Figures[] = [];
  await new Runner(contender).run(steps, (figures) => found.push(figures ?? new Map()));
  return found;
}

async function compare(
  name: Name,
  contender: Contender,
  steps: readonly Step[],
  expected: readonly Figures[],
): Promise<number> {
  const found = await figuresOf(contender, steps);
  if (contender.figures === undefined) return 0;
  for (const [at, figures] of found.entries())
    if (text(figures) !== text(expected[at]))
      throw new Error(`${name}: other figures than the pass: ${JSON.stringify(steps[at])}`);
  return found.length;
}

const text = (figures: Figures | undefined): string =>
  JSON.stringify([...(figures ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)));

async function contenderOf(
  { slice, base, ref }: OpenCube,
  name: Name,
  waits: number[],
): Promise<{ contender: Contender; close: () => void }> {
  const nothing = (): void => undefined;
  if (name === "floor") return { contender: floor(slice), close: nothing };
  if (name === "pass" || name === "index")
    return { contender: kernel(slice, name === "index"), close: nothing };
  const { database, run, close } = await loadDatabase(base, ref);
  if (name === "naive") return { contender: sqlViews(database), close };
  if (name === "groupingSets") return { contender: groupingSets(database), close };
  return { contender: await mosaic(run, slice.coordinates, waits), close };
}

/** The site's engine in a worker with the cube as the site loads it, but for the limits it sets for safety. */
async function loadDatabase(base: string, ref: FileRef) {
  const { wasm, worker } =
    engineAddresses[(await getPlatformFeatures()).wasmExceptions ? "eh" : "mvp"];
  const engine = new AsyncDuckDB(new VoidLogger(), new Worker(worker));
  await engine.instantiate(new URL(wasm, location.href).href);
  await engine.open({});
  const connection = await engine.connect();
  const close = (): void => void engine.terminate();
  const database: Database = new WasmDatabase({
    rows: async (statement) => plainRows(await connection.send(statement)),
    table: () => Promise.reject(new Error("the benchmark reads rows")),
    cancel: () => connection.cancelSent(),
    insert: (table, ipc, create) =>
      connection.insertArrowFromIPCStream(ipc, { name: table, create }),
    close,
  });
  const table = factTableName("enterprise");
  const openTable = tableSlices({ fetch: (request) => bytesAt(base, request) });
  const columns = factTableColumns("enterprise");
  for await (const part of await openTable({ table, columns, ref }, {}))
    await database.loadTable(table, part);
  const run = (statement: string): Promise<Uint8Array> =>
    connection.useUnsafe((bindings, handle) => bindings.runQuery(handle, statement));
  return { database, run, close };
}

export interface Bench {
  open: typeof open;
  measure: typeof measure;
}

Object.assign(globalThis, { bench: { open, measure } satisfies Bench });
