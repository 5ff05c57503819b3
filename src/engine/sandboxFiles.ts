import { areas } from "../domain/area.ts";
import { factTables, type FactTable } from "../domain/measure.ts";
import type { Dataset, PeriodFiles } from "../domain/generation.ts";
import type { Period } from "../domain/period.ts";
import { columnsOf } from "../domain/schema.ts";
import { factTableName } from "../query/answerSql.ts";
import { rowTableName } from "../query/rowsSql.ts";
import { areaTable, rowAreaColumns } from "../query/sqlTables.ts";
import { factTableColumns, type TableFile } from "./factFiles.ts";
import type { OwnTable } from "./own/ownTable.ts";
import { loadPart } from "./loadPart.ts";
import { rowFiles, rowScopes } from "./rowFiles.ts";
import type { Snapshot } from "./snapshot.ts";
import { tableSlices, type OpenTable } from "./tableSlices.ts";

/** A file of the reader that is in the sandbox; `id` tells one of the same name that was dropped again. */
export interface HeldOwnTable extends OwnTable {
  id: string;
}

/** What of a snapshot goes into the sandbox. */
export interface SandboxChoice {
  periods: readonly Period[];
  /** The area whose enterprises are wanted; null for none. */
  rowArea: string | null;
  own: readonly HeldOwnTable[];
}

type Source = Pick<Snapshot, "dataset" | "fetch">;

const areaFile: TableFile = {
  table: areaTable.name,
  columns: [],
  ref: { file: "areas", bytes: 0 },
};

/** The files of the tables that were chosen: names of areas, facts, rows, the reader's own. The report is always there. */
export function sandboxFiles(
  snapshot: Pick<Snapshot, "dataset">,
  { periods, rowArea, own }: SandboxChoice,
): TableFile[] {
  const ledger = snapshot.dataset("ledger");
  const chosen = ledger?.periods.filter(({ period }) => periods.includes(period)) ?? [];
  const held = [...chosen, ...(snapshot.dataset("report")?.periods ?? [])];
  return [
    areaFile,
    ...held.flatMap(factFilesOf),
    ...(ledger === undefined || rowArea === null
      ? []
      : chosen.flatMap((period) => rowFilesOf(period, rowArea, suppliedColumns(ledger)))),
    ...own.map(({ id, name, rows }) => ({
      ...{ table: name, columns: [], ref: { file: id, bytes: 0, rows } },
    })),
  ];
}

/** The names of the fact tables that some period has. */
export const suppliedFacts = (datasets: readonly (Dataset | undefined)[]): readonly FactTable[] =>
  factTables.filter((table) =>
    datasets.some((dataset) => dataset?.periods.some(({ facts }) => facts[table] !== undefined)),
  );

const factFilesOf = ({ facts }: PeriodFiles): TableFile[] =>
  factTables.flatMap((table) => {
    const ref = facts[table];
    return ref === undefined
      ? []
      : [{ table: factTableName(table), columns: factTableColumns(table), ref }];
  });

/** The columns of the enterprise ledger that some period with row files was supplied. */
export function suppliedColumns({ periods }: Dataset): string[] {
  const supplied = new Set(
    periods
      .filter(({ rows }) => Object.keys(rows).length > 0)
      .flatMap(({ tables }) => tables["enterprise"]?.supplied ?? []),
  );
  return columnsOf("enterprise")
    .filter(({ name, presence }) => presence === "required" || supplied.has(name))
    .map(({ name }) => name);
}

/** The row files of an area in a period. */
export const rowFilesOf = (
  period: PeriodFiles,
  area: string,
  columns: readonly string[] = [],
): TableFile[] =>
  rowFiles(period, rowScopes(area, undefined)).map((file) => ({
    ...file,
    table: rowTableName,
    columns: [...rowAreaColumns, ...columns],
  }));

/** Opens the files of the sandbox: those of the snapshot are fetched, the others are there. */
export function sandboxTables(snapshot: Source, own: () => readonly HeldOwnTable[]): OpenTable {
  const published = tableSlices(snapshot);
  return async (file, options) => {
    if (file === areaFile) return slicesOf([await areaIpc()]);
    const held = own().find(({ id }) => id === file.ref.file);
    // The database takes the bytes over.
    return held === undefined
      ? published(file, options)
      : slicesOf(held.slices.map((slice) => slice.slice()));
  };
}

async function* slicesOf(slices: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* slices;
}

async function areaIpc(): Promise<Uint8Array> {
  const { arrowIpc } = await loadPart("arrow", () => import("./arrowIpc.ts"));
  return arrowIpc([
    { name: "adcode", type: "text", values: areas.map(({ adcode }) => adcode) },
    { name: "name", type: "text", values: areas.map(({ name }) => name) },
    { name: "name_en", type: "text", values: areas.map(({ english }) => english) },
    { name: "parent", type: "text", values: areas.map(({ parent }) => parent) },
  ]);
}
