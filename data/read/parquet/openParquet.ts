import { resolve } from "node:path";
import type { LedgerRow, LedgerSource } from "../ledgerSource.ts";
import { listParts, type Part } from "./listParts.ts";
import { parquetLimits, type ParquetLimits } from "./parquetLimits.ts";
import { ParquetReader } from "./parquetReader.ts";
import { parquetRows } from "./parquetRows.ts";

export interface ParquetOptions {
  /** The name that problems give. */
  file: string;
  limits?: Partial<ParquetLimits> | undefined;
}

async function* readParts(
  parts: readonly Part[],
  limits: ParquetLimits,
): AsyncGenerator<LedgerRow> {
  const reader = new ParquetReader(limits);
  try {
    yield* parquetRows(reader, parts, limits);
  } finally {
    reader.stop();
  }
}

/**
 * A Parquet ledger: one file, or a folder of part files with the same columns, whose rows are numbered through. DuckDB
 * reads it in a process of its own, which starts with the first row and ends with the last, or when `rows` is returned.
 * Throws LedgerError, as `rows` does, for what is damaged, nested, not UTF-8, or beyond the limits.
 */
export async function openParquet(
  path: string,
  { file, limits }: ParquetOptions,
): Promise<LedgerSource> {
  const parts = await listParts(resolve(path), file);
  const rows = readParts(parts, { ...parquetLimits, ...limits });
  return { encoding: null, sheet: null, rows, notices: [] };
}
