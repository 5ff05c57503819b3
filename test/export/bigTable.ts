import { unzipSync } from "fflate";
import { parquetMetadata } from "hyparquet";
import { expect } from "vitest";
import { cell, statedCell } from "../../src/export/cell.ts";
import type { ExportRow, ExportTable } from "../../src/export/exportTable.ts";
import { exportCsv } from "../../src/export/exportCsv.ts";
import { exportParquet } from "../../src/export/exportParquet.ts";
import { exportXlsx } from "../../src/export/exportXlsx.ts";
import { sampleNotes } from "./sampleTable.ts";

const columnCount = 20;
/** The most rows that a writer may read before it has told that they are written. */
const ahead = 10_000;

const isText = (column: number): boolean => column === 0 || column % 3 === 1;

function bigRow(index: number): ExportRow {
  return Array.from({ length: columnCount }, (_, column) => {
    if (column === 0) return cell(`91${String(index).padStart(16, "0")}`);
    if (isText(column)) return cell(`示例企业 ${index % 977}`);
    return index % 50 === 7 ? statedCell(null, "hidden") : cell(index * column);
  });
}

/** A table whose rows are made when they are asked for; `at` hears which. */
export const bigTable = (
  length: number,
  heard: (index: number) => void = () => {},
): ExportTable => ({
  title: "大表",
  columns: Array.from({ length: columnCount }, (_, column) => ({
    name: `c${column}`,
    word: `列${column}`,
    type: isText(column) ? "text" : "integer",
  })),
  rows: {
    length,
    at: (index) => {
      heard(index);
      return bigRow(index);
    },
  },
  notes: sampleNotes,
});

/** The writers, and how many rows are in what they wrote. */
export const writers = [
  ["CSV", exportCsv, csvRows],
  ["XLSX", exportXlsx, xlsxRows],
  ["Parquet", exportParquet, parquetRows],
] as const;

/** All rows are written, piece by piece, while the event loop turns for others. */
export async function writeBig(
  [, write, count]: (typeof writers)[number],
  length: number,
): Promise<void> {
  let [turns, written, most] = [0, 0, 0];
  const isWriting = { value: false };
  const table = bigTable(length, (index) => {
    if (isWriting.value) most = Math.max(most, index - written);
    if (index === length - 1) isWriting.value = true;
  });
  const timer = setInterval(() => (turns += 1), 1);
  const blob = await write(table, { onProgress: (done) => (written = done) });
  clearInterval(timer);
  expect(await count(blob)).toBe(length);
  expect(written).toBe(length);
  expect(turns).toBeGreaterThan(10);
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(ahead);
}

/** Records of the first block but its header. */
async function csvRows(blob: Blob): Promise<number> {
  const csv = Buffer.from(await blob.arrayBuffer());
  const block = csv.subarray(0, csv.indexOf("\r\n\r\n") + 2);
  return block.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0) - 1;
}

async function xlsxRows(blob: Blob): Promise<number> {
  const path = "xl/worksheets/sheet1.xml";
  const { [path]: sheet } = unzipSync(new Uint8Array(await blob.arrayBuffer()), {
    filter: ({ name }) => name === path,
  });
  const xml = Buffer.from(sheet ?? []);
  let rows = 0;
  for (let at = xml.indexOf("<row "); at >= 0; at = xml.indexOf("<row ", at + 1)) rows += 1;
  return rows - 1;
}

async function parquetRows(blob: Blob): Promise<number> {
  return Number(parquetMetadata(await blob.arrayBuffer()).num_rows);
}
