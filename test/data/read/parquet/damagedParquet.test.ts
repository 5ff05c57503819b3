import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { LedgerError } from "../../../../data/read/ledgerError.ts";
import { readMutated } from "./mutatedParquet.ts";
import { SharedReader } from "./parquetFiles.ts";

describe("damaged Parquet", () => {
  it("is read whole or refused", async () => {
    const { read, refused } = await readMutated(60);
    expect(read + refused).toBe(60);
  });
});

const corpus = "../shared/corpora/parquet-bad/bad_data";

/** Rows with the header, or the code of the refusal. Nothing else may come of a file. */
const outcomes: Readonly<Record<string, number | string>> = {
  "ARROW-GH-41317.parquet": "nested-column",
  "ARROW-GH-41321.parquet": "nested-column",
  "ARROW-GH-43605.parquet": 21_187,
  "ARROW-GH-45185.parquet": "nested-column",
  "ARROW-GH-47662.parquet": "nested-column",
  "ARROW-RS-GH-6229-DICTHEADER.parquet": "nested-column",
  "ARROW-RS-GH-6229-LEVELS.parquet": "nested-column",
  "PARQUET-1481.parquet": "format-error",
};

describe.skipIf(!existsSync(corpus))("parquet-bad (skipped where the corpora are absent)", () => {
  const reader = new SharedReader({ memoryBytes: 536_870_912 });
  afterAll(() => reader.stop());
  const names = existsSync(corpus) ? readdirSync(corpus) : [];

  it.each(names.filter((name) => name.endsWith(".parquet")))("%s", async (name) => {
    const outcome = await reader.read(resolve(corpus, name), name).then(
      (rows) => rows.length,
      (error: unknown) => {
        if (error instanceof LedgerError) return error.problems[0]?.code;
        throw error;
      },
    );
    expect(outcome).toBe(outcomes[name] ?? outcome);
  });
});
