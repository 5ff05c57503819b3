import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { fileWordsIn } from "../words/fileWords.ts";
import { Breath } from "./breath.ts";
import type { ExportCell, ExportTable, ExportValue } from "./exportTable.ts";
import { marks, tableNotes } from "./noteLines.ts";
import { inPoints, tableColumns, type WrittenColumn } from "./tableColumns.ts";
import type { Writing } from "./writing.ts";

/** Rows of one row group. */
const groupSize = 10_000;

type Element = ConstructorParameters<typeof ParquetWriter>[0]["schema"][number];
type Stored = string | number | bigint | boolean | Date | null;

/** A column of the file. */
interface Leaf {
  element: Element;
  value: (row: readonly ExportCell[]) => Stored;
}

/**
 * A table as Parquet: typed columns by their machine names, the notes as key-value metadata. What is not told is null,
 * and a column `…_status` says why; `mark` marks every row where the file is marked.
 */
export async function exportParquet(table: ExportTable, writing: Writing = {}): Promise<Blob> {
  const { rows } = table;
  const leaves = leavesOf(await tableColumns(table, writing), marks(table.notes).join(" · "));
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [
      { name: "root", num_children: leaves.length },
      ...leaves.map(({ element }) => element),
    ],
    kvMetadata: metadata(table),
    createdBy: "Union Atlas",
  });
  const breath = new Breath(writing.signal);
  for (let from = 0; from < Math.max(1, rows.length); from += groupSize) {
    const until = Math.min(from + groupSize, rows.length);
    await writeGroup(file, leaves, table, from, until, breath);
    writing.onProgress?.(until, rows.length);
  }
  await file.finish();
  return new Blob([writer.getBytes()], { type: "application/vnd.apache.parquet" });
}

async function writeGroup(
  file: ParquetWriter,
  leaves: readonly Leaf[],
  { rows }: ExportTable,
  from: number,
  until: number,
  breath: Breath,
): Promise<void> {
  const data: Stored[][] = leaves.map(() => []);
  for (let at = from; at < until; at += 1) {
    const row = rows.at(at) ?? [];
    for (const [index, { value }] of leaves.entries()) data[index]?.push(value(row));
    if (at % 500 === 499) await breath.pause();
  }
  await file.write({
    columnData: leaves.map(({ element: { name } }, index) => ({ name, data: data[index] ?? [] })),
    rowGroupSize: groupSize,
  });
  await breath.pause();
}

function leavesOf(columns: readonly WrittenColumn[], mark: string): Leaf[] {
  const told = columns.flatMap((column): Leaf[] => {
    const { index, name, hasStatus } = column;
    const value: Leaf = {
      element: element(column),
      value: (row) => stored(row[index], column),
    };
    if (!hasStatus) return [value];
    return [value, textLeaf(`${name}_status`, (row) => row[index]?.status ?? "not-supplied")];
  });
  return mark === "" ? told : [...told, textLeaf("mark", () => mark)];
}

const textLeaf = (name: string, value: Leaf["value"]): Leaf => ({
  element: { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
  value,
});

function element({ name, type, isWide }: WrittenColumn): Element {
  const optional = { name, repetition_type: "OPTIONAL" } as const;
  switch (type) {
    case "integer":
      return { ...optional, type: isWide ? "INT64" : "INT32" };
    case "double":
    case "rate":
    case "points":
      return { ...optional, type: "DOUBLE" };
    case "boolean":
      return { ...optional, type: "BOOLEAN" };
    case "date":
      return { ...optional, type: "INT32", converted_type: "DATE" };
    case "text":
    case "period":
      return { ...optional, type: "BYTE_ARRAY", converted_type: "UTF8" };
  }
}

function stored(cell: ExportCell | undefined, column: WrittenColumn): Stored {
  return cell === undefined || cell.status !== "ok" || cell.value === null
    ? null
    : typed(cell.value, column);
}

function typed(value: Exclude<ExportValue, null>, { type, isWide }: WrittenColumn): Stored {
  switch (type) {
    case "integer":
      if (typeof value !== "number" || !Number.isFinite(value)) return null;
      return isWide ? BigInt(Math.round(value)) : Math.round(value);
    case "double":
    case "rate":
      return Number(value);
    case "points":
      return inPoints(Number(value));
    case "boolean":
      return value === true;
    case "date":
      return new Date(`${String(value)}T00:00:00Z`);
    case "text":
    case "period":
      return String(value);
  }
}

/** The notes by their labels; several of one label are numbered. */
function metadata(table: ExportTable): { key: string; value: string }[] {
  const words = fileWordsIn(table.notes.language);
  const lines = tableNotes(table, words.parquetSafety);
  return lines.map(({ label, text }, at) => {
    const before = lines.slice(0, at).filter((line) => line.label === label).length;
    return { key: `union-atlas.${label}${before === 0 ? "" : `.${before + 1}`}`, value: text };
  });
}
