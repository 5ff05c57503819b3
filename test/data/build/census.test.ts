import { afterAll, beforeAll, expect, it } from "vitest";
import { askFolder } from "../../../data/ask.ts";
import {
  build,
  census,
  datasetOf,
  generationOf,
  september,
  temporaryFolders,
} from "./dataFolders.ts";

const folders = temporaryFolders();
let out: string;

beforeAll(async () => {
  out = folders.make();
  await build(out, [census, september]);
});
afterAll(folders.remove);

const ask = async (by: readonly ["area"] | readonly [], area: string | null = null) =>
  (await askFolder(out, { measure: "legal-unit-union-rate", by, in: area, where: [] })).rows;

const percent = (value: number | null | undefined): string =>
  `${((value ?? NaN) * 100).toFixed(1)} %`;

it("gives the published figures of Shanghai and Guangxi", async () => {
  const rows = await ask(["area"]);
  const [shanghai, guangxi] = ["310000", "450000"].map((adcode) =>
    rows.find(({ keys }) => keys[0] === adcode),
  );
  expect(shanghai).toMatchObject({ numerator: 38_761, denominator: 343_831, status: "ok" });
  expect(guangxi).toMatchObject({ numerator: 38_454, denominator: 120_704, status: "ok" });
  expect([percent(shanghai?.value), percent(guangxi?.value)]).toEqual(["11.3 %", "31.9 %"]);
  expect(rows.filter(({ status }) => status === "ok")).toHaveLength(26);
});

it("gives the nation's total as stated, never added up", async () => {
  const rows = await ask([]);
  expect(rows).toMatchObject([{ numerator: 1_166_154, denominator: 5_168_303, status: "ok" }]);
  expect(percent(rows[0]?.value)).toBe("22.6 %");
});

it("turns ten thousands of people into people", async () => {
  const asked = { measure: "legal-unit-membership-rate", by: [], in: "310000", where: [] } as const;
  const { rows } = await askFolder(out, asked);
  expect(rows).toMatchObject([{ numerator: 4_144_600, denominator: 9_102_800 }]);
});

it("is not synthetic beside ledgers that are", async () => {
  const generation = await generationOf(out);
  const [ledger, report] = [datasetOf(generation, "ledger"), datasetOf(generation, "report")];
  expect([ledger.synthetic, report.synthetic]).toEqual([true, false]);
  expect(report.periods).toMatchObject([{ period: "2004", synthetic: false, rows: {} }]);
  expect(report.periods[0]?.parks).toBeUndefined();
});
