import { createReadStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { parse } from "csv-parse";
import { afterAll, bench, describe } from "vitest";
import { literal, openNative } from "../../data/build/native.ts";
import { writeDemo } from "../../data/demo/writeDemo.ts";
import { severityOf, type Problem } from "../../data/read/problem.ts";
import { dropLedgerTable } from "../../data/read/ledgerTable.ts";
import { stageLedger } from "../../data/read/stageLedger.ts";
import { formatCount } from "../../src/domain/format.ts";
import { schema } from "../../src/domain/schema.ts";
import { period } from "./demoFacts.ts";

/*
 * A ledger is read with everything that is checked of it, beside two readers that check nothing. Read the "times
 * faster": the inverse is the share of their rows per second.
 */

const enterprises = 50_000;
const out = await mkdtemp(join(tmpdir(), "atlas-bench-"));
await writeDemo({ out, rows: enterprises, months: 1 });
const path = join(out, period, "enterprise.csv");
const { size } = await stat(path);
const connection = await openNative();

afterAll(async () => {
  connection.closeSync();
  await rm(out, { recursive: true, force: true });
});

const report = (problem: Problem): void => {
  if (severityOf(problem.code) === "error") throw new Error(`rejected: ${JSON.stringify(problem)}`);
};

async function header(): Promise<string[]> {
  const [first] = await createReadStream(path)
    .pipe(parse({ to: 1, bom: true }))
    .toArray();
  return first as string[];
}

const textColumns = (await header()).map((_, at) => `c${at} VARCHAR`).join(", ");

/** Few and whole runs: each takes a second or more. */
const options = { time: 0, iterations: 5, warmupTime: 0, warmupIterations: 1 };

const title = `ledger of ${formatCount(enterprises)} enterprises, ${formatCount(size)} bytes of CSV`;

describe(title, () => {
  bench(
    "stageLedger: every cell checked, into a typed table",
    async () => {
      const files = [{ path }];
      const table = schema.enterprise;
      const staged = await stageLedger({ connection, table, files, period, parks: [], report });
      if (staged.rowsAccepted !== enterprises) throw new Error(`rows: ${staged.rowsAccepted}`);
      await dropLedgerTable(connection, table);
    },
    options,
  );

  bench(
    "csv-parse alone: cells as text",
    async () => {
      const parser = createReadStream(path).pipe(parse());
      await finished(parser.resume());
      const rows = parser.info.records - 1;
      if (rows !== enterprises) throw new Error(`rows: ${rows}`);
    },
    options,
  );

  bench(
    "DuckDB COPY: cells as text, into a table",
    async () => {
      await connection.run(`CREATE OR REPLACE TABLE plain (${textColumns})`);
      await connection.run(`COPY plain FROM ${literal(path)} (FORMAT csv, HEADER)`);
      const [[rows] = []] = (
        await connection.runAndReadAll("SELECT count(*) FROM plain")
      ).getRows();
      if (Number(rows) !== enterprises) throw new Error(`rows: ${rows}`);
    },
    options,
  );
});
