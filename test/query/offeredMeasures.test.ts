import { expect, it } from "vitest";
import type { Dataset, PeriodFiles } from "../../src/domain/generation.ts";
import { offeredMeasures, offeredPlaces } from "../../src/query/offeredMeasures.ts";

const file = { file: `${"0".repeat(64)}.parquet`, bytes: 1 };

const period = (name: string, tables: Record<string, readonly string[]>): PeriodFiles => ({
  period: name,
  synthetic: false,
  tables: Object.fromEntries(
    Object.entries(tables).map(([table, supplied]) => [
      table,
      { rowsAccepted: 1, rowsRejected: 0, supplied: [...supplied] },
    ]),
  ),
  facts: Object.fromEntries(Object.keys(tables).map((table) => [table, file])),
  answers: {},
  rows: {},
});

const dataset = (areas: readonly string[], ...periods: PeriodFiles[]): Dataset => ({
  id: "ledger",
  synthetic: false,
  areas: [...areas],
  source: null,
  periods,
  trends: {},
  breaks: {},
});

const least = [
  "credit_code",
  "name",
  "adcode",
  "unit_nature",
  "employees",
  "members",
  "build_mode",
];

it("offers what the required columns are enough for", () => {
  expect(offeredMeasures(dataset([], period("2025-09", { enterprise: least })))).toEqual([
    "union-rate-25plus",
    "coverage-rate-under25",
    "rate-100plus",
    "membership-in-unionised",
    "public-sector-union-rate",
    "public-sector-membership-rate",
    ...["standalone-share", "joint-share", "coverage-share"],
  ]);
});

it("offers a measure that one period alone can answer", () => {
  const offered = offeredMeasures(
    dataset(
      [],
      period("2025-08", { enterprise: [...least, "should_build"] }),
      period("2025-09", { enterprise: least }),
    ),
  );
  expect(offered).toContain("should-build-completion");
  expect(offered).toContain("should-build-backlog");
  expect(offered).not.toContain("real-name-rate");
});

it("does not piece a measure together from several periods", () => {
  const offered = offeredMeasures(
    dataset(
      [],
      period("2025-08", { worker_group: ["worker_group", "base_count"] }),
      period("2025-09", { worker_group: ["worker_group", "members", "daily_active"] }),
    ),
  );
  expect(offered).toEqual(["ridehail-membership-rate", "delivery-membership-rate"]);
});

it("offers nothing of a table without facts", () => {
  const held = period("2025-09", { enterprise: least });
  expect(offeredMeasures(dataset([], { ...held, facts: {} }))).toEqual([]);
  expect(offeredMeasures(dataset([]))).toEqual([]);
});

const organisations = {
  union_organisation: ["union_id", "adcode", "founded_on"],
  star_rating: ["union_id", "year", "star"],
  staff: ["adcode", "staff_type", "headcount", "trained"],
  member: ["adcode", "members"],
  park: ["park_id", "adcodes", "federation"],
} as const;

it("offers what the ledgers of organisations hold, neither the counts of a ratio nor flows", () => {
  const offered = offeredMeasures(dataset([], period("2025-09", organisations)));
  expect(offered).toEqual([
    "new-unions",
    "zone-federation-coverage",
    "cadre-training-share",
    ...["star-1-share", "star-2-share", "star-3-share", "star-4-share"],
    "staff-orgs-ratio",
  ]);
});

it("offers stars only with the areas of their unions, a ratio only with both of its tables", () => {
  const { union_organisation: _, ...others } = organisations;
  const offered = offeredMeasures(dataset([], period("2025-09", others)));
  expect(offered).toEqual(["zone-federation-coverage", "cadre-training-share"]);
  const noAreas = { ...organisations, union_organisation: ["union_id", "founded_on"] };
  expect(offeredMeasures(dataset([], period("2025-09", noAreas)))).toEqual(offered);
});

it("offers places only, in the order of the atlas", () => {
  expect(offeredPlaces(dataset(["450000", "310000", "330100"]))).toEqual([
    "330100",
    "310000",
    "450000",
  ]);
  expect(offeredPlaces(dataset(["310000"]))).toEqual(["310000"]);
  expect(offeredPlaces(dataset(["110000", "330106", "constructor"]))).toEqual([]);
});
