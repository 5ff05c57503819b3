import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import { LedgerError } from "../../../../data/read/ledgerError.ts";
import type { LedgerRow } from "../../../../data/read/ledgerSource.ts";
import { problemRules } from "../../../../data/read/problem.ts";
import { openScratch, SharedReader } from "./parquetFiles.ts";

const records = 40;

const table = `SELECT i, '示例企业 ' || i AS name, i * 1.5::DOUBLE AS rate, i % 2 = 0 AS listed,
  DATE '2025-09-30' - i::INTEGER AS day, CASE WHEN i % 5 = 0 THEN NULL ELSE 'C' END AS sector
  FROM range(${records}) AS t(i)`;

/** What the program may say of a damaged file. */
function expectRefusal(error: unknown): void {
  if (!(error instanceof LedgerError)) throw error;
  for (const { file, code, value, fix } of error.problems) {
    expect(file).toBe("mutated.parquet");
    expect(problemRules[code].severity).toBe("error");
    expect([...value].length).toBeLessThanOrEqual(80);
    expect(fix.zh.length * fix.en.length).toBeGreaterThan(0);
  }
  expect(error.message).not.toMatch(/\ufffd|\n\s+at |Stack Trace|\/dev\/fd/);
}

function expectWhole([, ...rows]: readonly LedgerRow[]): void {
  expect(rows.map(({ row }) => row)).toEqual(rows.map((_, at) => at + 2));
  for (const { cells, kinds } of rows) expect(cells).toHaveLength(kinds?.length ?? -1);
  expect(JSON.stringify(rows)).not.toContain("\ufffd");
}

const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
  minLength: 1,
  maxLength: 4,
});

/** Reads copies of a small file with 1–4 bytes changed: each is read whole or refused in plain words. */
export async function readMutated(numRuns: number): Promise<{ read: number; refused: number }> {
  const scratch = await openScratch();
  const reader = new SharedReader({ stallMs: 10_000, memoryBytes: 536_870_912 });
  let [read, refused] = [0, 0];
  try {
    const codecs = ["uncompressed", "snappy", "zstd"];
    const files = await Promise.all(
      codecs.map((codec) => scratch.write(`${codec}.parquet`, table, `, COMPRESSION ${codec}`)),
    );
    const path = join(scratch.folder, "mutated.parquet");
    const mutated = fc.asyncProperty(fc.constantFrom(...files), changes, async (file, bits) => {
      const bytes = readFileSync(file);
      for (const [at, mask] of bits)
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ mask;
      writeFileSync(path, bytes);
      await reader.read(path, "mutated.parquet").then(
        (rows) => {
          expectWhole(rows);
          read += 1;
        },
        (error: unknown) => {
          expectRefusal(error);
          refused += 1;
        },
      );
    });
    await fc.assert(mutated, { numRuns, endOnFailure: true });
  } finally {
    reader.stop();
    scratch.close();
  }
  return { read, refused };
}
