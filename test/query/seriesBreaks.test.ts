import { expect, it } from "vitest";
import type { Dataset, PeriodFiles } from "../../src/domain/generation.ts";
import { trendBreaks } from "../../src/query/seriesBreaks.ts";

const period = (name: string, more: Partial<PeriodFiles>): PeriodFiles => ({
  period: name,
  synthetic: true,
  tables: {},
  facts: {},
  answers: {},
  rows: {},
  ...more,
});
const late = (...areas: string[]) => ({
  tables: { enterprise: { supplied: [], notReported: areas }, park: { supplied: [] } },
});
const dataset = (...periods: PeriodFiles[]): Dataset => ({
  id: "ledger",
  synthetic: true,
  areas: ["330100"],
  source: null,
  periods,
  trends: {},
  breaks: {},
});
const note = { zh: "口径", en: "definition" };

it("is where a definition changes, for the measures that it touches", () => {
  const held = dataset(
    period("2025-01", {}),
    period("2025-02", { seriesBreaks: [{ measures: ["key-list-rate"], note }] }),
    period("2025-03", { seriesBreaks: [{ note }] }),
  );
  expect(trendBreaks(held, "key-list-rate").map((one) => one.period)).toEqual([
    "2025-02",
    "2025-03",
  ]);
  expect(trendBreaks(held, "union-rate-25plus")).toEqual([{ period: "2025-03", notes: [note] }]);
});

it("is where other areas reported than before, in the tables of the measure", () => {
  const held = dataset(
    period("2025-01", late()),
    period("2025-02", late("330102", "330106")),
    period("2025-03", late("330106", "330102")),
    period("2025-04", late("330102")),
  );
  expect(
    trendBreaks(held, "union-rate-25plus").map(({ period: from, notes }) => [from, notes[0]?.zh]),
  ).toEqual([
    ["2025-02", "未报送的地区由 0 个变为 2 个"],
    ["2025-04", "未报送的地区由 2 个变为 1 个"],
  ]);
  expect(trendBreaks(held, "zone-federation-coverage")).toEqual([]);
});

it("is never the first period", () => {
  expect(
    trendBreaks(dataset(period("2025-01", { seriesBreaks: [{ note }] })), "key-list-rate"),
  ).toEqual([]);
});
