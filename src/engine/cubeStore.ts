import { columnDimension } from "../cube/columnDimension.ts";
import { CoordinateBuilder, type Coordinate } from "../cube/coordinate.ts";
import type { CountColumns, Cube } from "../cube/cube.ts";
import type { FileRef } from "../domain/generation.ts";
import {
  countColumn,
  measure,
  measureCounts,
  type Count,
  type CountedId,
  type FactTable,
} from "../domain/measure.ts";
import { factColumns } from "../query/factSql.ts";
import { loadPart } from "./loadPart.ts";
import { Lru } from "./lru.ts";
import type { ColumnSlice } from "./parquet.ts";
import type { LoadOptions } from "./progress.ts";
import { SharedLoads } from "./sharedLoads.ts";
import { fileRequest, type Snapshot } from "./snapshot.ts";
import { SnapshotError } from "./snapshotError.ts";

/** A fact table of one period as typed columns, with the counts of one measure. */
export interface LoadedCube {
  cube: Cube;
  counts: CountColumns;
}

/** One file: its bytes, for the counts of further measures, and what was decoded of them. */
interface Held {
  bytes: Uint8Array<ArrayBuffer>;
  cube: Promise<Cube>;
  columns: Map<string, Promise<Int32Array>>;
}

/** Rows of cubes that are kept; a row takes about 100 bytes with the counts of a few measures. */
const keptRows = 3_000_000;

/** Fact tables as typed columns for the linked views: no database is needed. Each file is fetched once. */
export class CubeStore {
  readonly #snapshot: Pick<Snapshot, "fetch">;
  readonly #held = new Lru<Held>(keptRows);
  readonly #loads = new SharedLoads<Held>();

  constructor(snapshot: Pick<Snapshot, "fetch">) {
    this.#snapshot = snapshot;
  }

  /** Throws a SnapshotError that names the file, or an AbortError. */
  async load(ref: FileRef, id: CountedId, options: LoadOptions = {}): Promise<LoadedCube> {
    const held =
      this.#held.get(ref.file) ??
      (await this.#loads.load(
        ref.file,
        (shared) => this.#open(ref, measure(id).table, shared),
        options,
      ));
    try {
      const cube = await held.cube;
      return { cube, counts: await countColumns(held, cube, id) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `cannot be decoded: ${reason}`;
      throw new SnapshotError(`files/${ref.file}`, "unreadable", message, error);
    }
  }

  async #open(ref: FileRef, table: FactTable, options: LoadOptions): Promise<Held> {
    const bytes = await this.#snapshot.fetch(fileRequest(ref), options);
    const cube = decodedCube(bytes, factColumns[table]);
    cube.catch(() => undefined);
    const held = { bytes, cube, columns: new Map<string, Promise<Int32Array>>() };
    this.#held.set(ref.file, held, ref.rows ?? 1);
    return held;
  }
}

async function slices(
  bytes: Uint8Array<ArrayBuffer>,
  names: readonly string[],
): Promise<AsyncIterable<readonly ColumnSlice[]>> {
  const { parquetSlices } = await loadPart("parquet", () => import("./parquet.ts"));
  return parquetSlices(bytes, names);
}

async function decodedCube(
  bytes: Uint8Array<ArrayBuffer>,
  names: readonly string[],
): Promise<Cube> {
  const builders = names.map((name) => new CoordinateBuilder(columnDimension(name)));
  for await (const slice of await slices(bytes, names))
    slice.forEach(({ values }, at) => builders[at]?.add(values));
  const built = names.flatMap((name, at): [string, Coordinate][] => {
    const builder = builders[at];
    return builder === undefined ? [] : [[name, builder.build()]];
  });
  return { rows: built[0]?.[1].codes.length ?? 0, coordinates: new Map(built) };
}

async function countColumns(held: Held, { rows }: Cube, id: CountedId): Promise<CountColumns> {
  const entries = await Promise.all(
    measureCounts(id).map(async (count): Promise<[Count, Int32Array]> => {
      const name = countColumn(id, count);
      const found = held.columns.get(name) ?? integers(held.bytes, name, rows);
      held.columns.set(name, found);
      return [count, await found];
    }),
  );
  const { numerator, ...others } = Object.fromEntries(entries) as Record<Count, Int32Array>;
  return { numerator, ...others };
}

async function integers(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  rows: number,
): Promise<Int32Array> {
  const found = new Int32Array(rows);
  let at = 0;
  for await (const [slice] of await slices(bytes, [name])) {
    if (slice === undefined) continue;
    for (let row = 0; row < slice.values.length; row++) found[at++] = Number(slice.values[row]);
  }
  return found;
}
