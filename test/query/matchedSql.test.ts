import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrowIpc } from "../../src/engine/arrowIpc.ts";
import type { Database } from "../../src/engine/database.ts";
import { parquetSlices } from "../../src/engine/parquet.ts";
import type { Filters } from "../../src/domain/filter.ts";
import { countRows, type RawRow } from "../../src/query/countRows.ts";
import { matchCountsSql, matchedAnswerSql, type MatchedQuestion } from "../../src/query/matchedSql.ts"; // prettier-ignore
import { periodRowsSql, rowTableColumns, rowTableName } from "../../src/query/rowsSql.ts";
import { identifier, raw, sql, type Sql } from "../../src/query/sql.ts";
import { createLedger, enterprise, type Enterprise } from "../engine/ledger.ts";
import { nativeRows, openNative, parquetOf } from "../engine/native.ts";
import { wasmInNode } from "../engine/wasmInNode.ts";

/*
 * Non-public enterprises of 余杭 330110, of 30 in sector C and without a union unless told otherwise; + has a union.
 * Kept+, Gained (+ from September on), Closed (August alone), New (September alone), Sector+ (C, then I), Shrunk (30, then
 * 20), Moved (to 上城 330102 in September). Kept and Sector are in 甲街道, Gained is in 乙街道.
 */
const kept = enterprise("330110", "standalone", 30, 9, { credit_code: "K", township: "甲街道" });
const gained = enterprise("330110", "none", 30, 0, { credit_code: "G", township: "乙街道" });
const closed = enterprise("330110", "none", 30, 0, { credit_code: "X" });
const sector: Enterprise = { ...kept, credit_code: "S" };
const shrunk = enterprise("330110", "none", 30, 0, { credit_code: "T" });
const moved = enterprise("330110", "none", 30, 0, { credit_code: "M" });
const months = {
  "2025-08": [kept, gained, closed, sector, shrunk, moved],
  "2025-09": [
    kept,
    { ...gained, build_mode: "joint", members: 5 },
    { ...closed, credit_code: "N" },
    { ...sector, sector: "I" },
    { ...shrunk, employees: 20 },
    { ...moved, adcode: "330102" },
  ],
};

let native: DuckDBConnection;
let wasm: Database;

beforeAll(async () => {
  native = await openNative();
  wasm = await wasmInNode({ onAlive: () => undefined, onLost: () => undefined });
  const rows = identifier(rowTableName);
  for (const [at, [period, ledger]] of Object.entries(months).entries()) {
    await createLedger(native, ledger);
    const into = at === 0 ? sql`CREATE TABLE ${rows} AS` : sql`INSERT INTO ${rows}`;
    await nativeRows(native, sql`${into} ${periodRowsSql(period)}`);
  }
  const parquet = await parquetOf(native, sql`SELECT * FROM ${rows}`);
  for await (const slices of parquetSlices(parquet, rowTableColumns))
    await wasm.loadTable(rowTableName, arrowIpc(slices));
});
afterAll(() => {
  wasm.close();
  native.closeSync();
});

const asked = (more: Partial<MatchedQuestion>, where: Filters = []): MatchedQuestion => ({
  ...{ measure: "union-rate-25plus", in: "330110", by: [] },
  sides: [
    { period: "2025-09", where },
    { period: "2025-08", where },
  ],
  ...more,
});
const sectorC: Filters = [{ dimension: "sector", anyOf: ["C"] }];

describe.each(["native", "WASM"])("enterprises in both selections, on %s DuckDB", (engine) => {
  const run = (statement: Sql): Promise<RawRow[]> =>
    engine === "native" ? nativeRows(native, statement) : wasm.run(statement);
  const answers = async (question: MatchedQuestion): Promise<unknown[]> =>
    countRows(question, await run(matchedAnswerSql(question))).map(
      ({ side, keys, numerator, denominator }) =>
        [side, ...keys, `${numerator}/${denominator}`].join(" "),
    );
  const counts = async (question: MatchedQuestion) => (await run(matchCountsSql(question)))[0];

  it("are matched by their codes: those of one side alone do not count", async () => {
    expect(await counts(asked({}))).toEqual({ both: 4, first: 1, second: 2 });
    expect(await answers(asked({}))).toEqual(["base 3/3", "compared 2/4"]);
  });

  it("are grouped by what each period tells of them", async () => {
    expect(await answers(asked({ by: ["sector"] }))).toEqual([
      "base C 2/2",
      "base I 1/1",
      "compared C 2/4",
    ]);
    expect(await answers(asked({ by: ["township"] }))).toEqual([
      "base 乙街道 1/1",
      "base 甲街道 2/2",
      "base  0/0",
      "compared 乙街道 0/1",
      "compared 甲街道 2/2",
      "compared  0/1",
    ]);
  });

  it("meet the filters of both sides", async () => {
    expect(await counts(asked({}, sectorC))).toEqual({ both: 3, first: 1, second: 3 });
    expect(await answers(asked({}, sectorC))).toEqual(["base 2/2", "compared 1/3"]);
    const sides = asked({}).sides.map((side, at) => ({ ...side, where: at === 0 ? sectorC : [] }));
    const [first, second] = sides;
    if (first === undefined || second === undefined) throw new Error("no sides");
    expect(await counts(asked({ sides: [first, second] }))).toEqual({ both: 3, first: 1, second: 3 }); // prettier-ignore
    const hostile: Filters = [{ dimension: "township", anyOf: ["甲街道') OR 1=1 --"] }];
    expect(await counts(asked({}, hostile))).toEqual({ both: 0, first: 0, second: 0 });
  });

  it("may move inside the area", async () => {
    const place = asked({ in: "330100", by: ["area"] });
    expect(await counts(place)).toEqual({ both: 5, first: 1, second: 1 });
    expect(await answers(place)).toEqual([
      "base 330102 0/1",
      "base 330110 3/3",
      "compared 330110 2/5",
    ]);
  });
});

it("what is loaded into both engines is the same", async () => {
  const all = raw(`SELECT count(*)::INTEGER AS n FROM ${rowTableName}`);
  expect(await wasm.run(all)).toEqual(await nativeRows(native, all));
});
