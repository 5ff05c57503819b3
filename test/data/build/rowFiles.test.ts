import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openContentStore } from "../../../data/build/contentStore.ts";
import { literal, openNative, runSql } from "../../../data/build/native.ts";
import type { PeriodFiles } from "../../../src/domain/generation.ts";
import { columnsOf } from "../../../src/domain/schema.ts";
import { raw } from "../../../src/query/sql.ts";
import {
  august,
  build,
  datasetOf,
  generationOf,
  september,
  temporaryFolders,
} from "./dataFolders.ts";

const folders = temporaryFolders();
let connection: DuckDBConnection;
let periods: PeriodFiles[];
let path: (file: NonNullable<PeriodFiles["rows"][string]>) => string;

beforeAll(async () => {
  const out = folders.make();
  await build(out, [august, september]);
  ({ path } = openContentStore(out));
  connection = await openNative();
  ({ periods } = datasetOf(await generationOf(out), "ledger"));
});
afterAll(() => {
  connection.closeSync();
  folders.remove();
});

const rowsOf = (file: NonNullable<PeriodFiles["rows"][string]>) =>
  runSql(connection, raw(`SELECT * FROM read_parquet(${literal(path(file))})`));

/** The enterprises of 2025-09 by row file. */
const september2025 = {
  "330106": "A01 A02 A03 A04",
  "330108": "A05 A06 A07 A08",
  "330109": "A09 A10 A11 A12",
  "330110": "A13 A14 A15 A16 A17 A18 A19",
  "330122": "A22",
  "330100": "A20 A21",
  "310115": "B01 B02 B03 B04 B05 B06",
  "310112": "B07 B08 B09",
  "310101": "B11",
  "310000": "B10",
  "450100": "C01 C02 C03 C04 C05",
  "450200": "C06 C07",
  "450300": "C09",
  "450000": "C08",
  none: "D01 D02",
};

it("each enterprise is in the one file of its city-level area, place or nowhere", async () => {
  const files = periods[1]?.rows ?? {};
  const found: Record<string, string> = {};
  for (const [scope, file] of Object.entries(files)) {
    const rows = await rowsOf(file);
    found[scope] = rows.map((row) => String(row["name"]).slice(-3)).join(" ");
    expect([scope, file.rows]).toEqual([scope, rows.length]);
  }
  expect(found).toEqual(september2025);
});

it("none is lost: the rows of the files add up to the accepted rows", () => {
  const sums = periods.map(({ rows }) =>
    Object.values(rows).reduce((sum, file) => sum + (file.rows ?? 0), 0),
  );
  expect(sums).toEqual([12, 44]);
  expect(sums).toEqual(periods.map(({ tables }) => tables["enterprise"]?.rowsAccepted));
});

it("a row has every column of the ledger, identifiers as text", async () => {
  const file = periods[1]?.rows["330108"];
  if (file === undefined) throw new Error("no rows");
  const [row] = await rowsOf(file);
  expect(Object.keys(row ?? {})).toEqual([
    ...["period", "place", "city", "district"],
    ...columnsOf("enterprise").map(({ name }) => name),
  ]);
  expect(row).toMatchObject({
    ...{ period: "2025-09", place: "330100", city: "330108", district: "330108" },
    ...{ credit_code: "91000000000000051U", adcode: "330108", park: "P1", sector: "I" },
    ...{ employees: 26, members: 26, real_name_members: 20, build_mode: "joint" },
    ...{ key_lists: 32 + 64, tech_lists: 3, should_build: true, party_org: true },
    ...{ township: null, physical_present: null, has_10_employees: true },
  });
});

it("the fact file holds every accepted row once", async () => {
  for (const { facts, tables } of periods) {
    const file = facts["enterprise"];
    if (file === undefined) throw new Error("no facts");
    const rows = await rowsOf(file);
    expect(file.rows).toBe(rows.length);
    const decided = rows.reduce(
      (sum, row) =>
        sum +
        Number(row["should_build_completion_left_out"]) +
        Number(row["should_build_completion_denominator"]),
      0,
    );
    // 否 is neither in the denominator nor left out: six rows of 2025-09; 2025-08 has no such column.
    const no = tables["enterprise"]?.rowsAccepted === 44 ? 6 : 0;
    expect(decided + no).toBe(tables["enterprise"]?.rowsAccepted);
  }
});
