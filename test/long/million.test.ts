import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { document } from "../data/cli/atlas.ts";
import { measuredRun, type MeasuredRun } from "./measuredRun.ts";

const rows = 1_000_000;
const mostBytes = 1.5 * 10 ** 9;
const folder = mkdtempSync(join(tmpdir(), "atlas-million-"));
const ledgers = join(folder, "2025-09");
const enterprises = join(ledgers, "enterprise.csv");

interface Counts {
  rowsIn: number;
  rowsAccepted: number;
  rowsRejected: number;
}

function expectMeasured(what: string, { seconds, peakBytes, stderr }: MeasuredRun): void {
  const figures = `${(peakBytes / 10 ** 6).toFixed(0)} MB at most, ${seconds.toFixed(1)} s`;
  process.stdout.write(`${what} of ${rows} rows: ${figures}\n`);
  expect(peakBytes, figures).toBeLessThan(mostBytes);
  expect(peakBytes, figures).toBeGreaterThan(50 * 10 ** 6);
  const told = stderr.match(/^enterprise\.csv: [\d,]+ rows, [\d,]+ rows\/s$/gm) ?? [];
  expect(told.length).toBeGreaterThan(2);
  expect(told.at(-1)).toContain("1,000,000 rows");
}

const counts = ({ rowsIn, rowsAccepted, rowsRejected }: Counts) => {
  expect(rowsIn).toBe(rowsAccepted + rowsRejected);
  return { rowsIn, rowsRejected };
};

describe.skipIf(!existsSync("/proc/self/status"))("a million enterprises (where /proc is)", () => {
  beforeAll(async () => {
    const options = ["--rows", String(rows), "--months", "1"];
    const { exit, stderr } = await measuredRun("demo", "--out", folder, ...options);
    expect(exit, stderr).toBe(0);
  }, 600_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are checked within 1.5 GB", async () => {
    const run = await measuredRun("check", enterprises, "--json");
    expect(run.exit, run.stderr).toBe(0);
    const { files } = document<{ files: Counts[] }>(run);
    expect(files.map(counts)).toEqual([{ rowsIn: rows, rowsRejected: 0 }]);
    expectMeasured("check", run);
  });

  it("are built within 1.5 GB", async () => {
    const out = join(folder, "data");
    const run = await measuredRun(
      "snapshot",
      ledgers,
      "--as-of",
      "2025-09",
      "--out",
      out,
      "--json",
    );
    expect(run.exit, run.stderr).toBe(0);
    const { tables } = document<{ tables: (Counts & { table: string })[] }>(run);
    const found = new Map(tables.map((table) => [table.table, counts(table)]));
    expect(found.get("enterprise")).toEqual({ rowsIn: rows, rowsRejected: 0 });
    expect(existsSync(join(out, "current.json"))).toBe(true);
    expectMeasured("snapshot", run);
  });
});
