import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { literal } from "../../../../data/build/native.ts";
import type { LedgerRow } from "../../../../data/read/ledgerSource.ts";
import { listParts } from "../../../../data/read/parquet/listParts.ts";
import { parquetLimits, type ParquetLimits } from "../../../../data/read/parquet/parquetLimits.ts";
import { ParquetReader } from "../../../../data/read/parquet/parquetReader.ts";
import { parquetRows } from "../../../../data/read/parquet/parquetRows.ts";

/** A temporary folder in which DuckDB writes Parquet. */
export async function openScratch() {
  const folder = mkdtempSync(join(tmpdir(), "parquet-"));
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  return {
    folder,
    connection,
    /** Writes the rows of a query under a name in the folder; gives the path. */
    async write(name: string, query: string, options = ""): Promise<string> {
      const path = join(folder, name);
      await connection.run(`COPY (${query}) TO ${literal(path)} (FORMAT parquet ${options})`);
      return path;
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function rowsOf(rows: AsyncIterable<LedgerRow>): Promise<LedgerRow[]> {
  const found: LedgerRow[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

/** Reads many ledgers by one process, and by another one when that has ended. */
export class SharedReader {
  #limits: ParquetLimits;
  #reader: ParquetReader | undefined;

  constructor(limits: Partial<ParquetLimits> = {}) {
    this.#limits = { ...parquetLimits, ...limits };
  }

  async read(path: string, file = "test.parquet"): Promise<LedgerRow[]> {
    if (this.#reader?.hasEnded) this.#reader = undefined;
    this.#reader ??= new ParquetReader(this.#limits);
    const parts = await listParts(path, file);
    return rowsOf(parquetRows(this.#reader, parts, this.#limits));
  }

  stop(): void {
    this.#reader?.stop();
  }
}
