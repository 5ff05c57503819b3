import { rm, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { openNative, runSql } from "../../data/build/native.ts";
import { writeDemo } from "../../data/demo/writeDemo.ts";
import { severityOf, type Problem } from "../../data/read/problem.ts";
import { stageFolder } from "../../data/read/readLedgerFolder.ts";
import { factTableName } from "../../src/query/answerSql.ts";
import { factSql } from "../../src/query/factSql.ts";
import { identifier, sql } from "../../src/query/sql.ts";

/** The only month of the demo. */
export const period = "2025-09";

/** A native database with the cube of synthetic enterprises. */
export async function demoFacts(rows: number): Promise<DuckDBConnection> {
  const out = await mkdtemp(join(tmpdir(), "atlas-bench-"));
  const connection = await openNative();
  try {
    await writeDemo({ out, rows, months: 1 });
    const report = (problem: Problem): void => {
      if (severityOf(problem.code) === "error")
        throw new Error(`rejected: ${JSON.stringify(problem)}`);
    };
    await stageFolder({ connection, folder: join(out, period), period, report });
  } finally {
    await rm(out, { recursive: true, force: true });
  }
  const facts = identifier(factTableName("enterprise"));
  await runSql(connection, sql`CREATE TABLE ${facts} AS ${factSql("enterprise", period)}`);
  return connection;
}
