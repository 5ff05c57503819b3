import { expect, it } from "vitest";
import type { Dataset, PeriodFiles } from "../../src/domain/generation.ts";
import type { MeasureId } from "../../src/domain/measure.ts";
import { factFiles } from "../../src/engine/factFiles.ts";

const period = (name: string, supplied: Record<string, string[]>): PeriodFiles => {
  const entries = Object.entries(supplied);
  const file = (table: string) => ({ file: `${name}-${table}.parquet`, bytes: 1 });
  return {
    period: name,
    synthetic: false,
    tables: Object.fromEntries(
      entries.map(([table, columns]) => [
        table,
        { rowsAccepted: 1, rowsRejected: 0, supplied: columns },
      ]),
    ),
    facts: Object.fromEntries(entries.map(([table]) => [table, file(table)])),
    answers: {},
    rows: {},
  };
};

const staff = ["adcode", "staff_type", "headcount"];
const dataset: Dataset = {
  ...{ id: "ledger", synthetic: false, areas: [], source: null, trends: {}, breaks: {} },
  periods: [
    period("2025-08", { enterprise: ["employees"], staff: ["adcode", "staff_type"] }),
    period("2025-09", { enterprise: ["employees"], staff }),
  ],
};

const files = (measure: MeasureId, ...periods: string[]): string[] =>
  factFiles({ measure, in: null, periods, where: [], by: [] }, dataset).map(
    ({ table, ref }) => `${table} ${ref.file}`,
  );

it("reads both tables of a ratio", () => {
  expect(files("staff-employees-ratio", "2025-09")).toEqual([
    "enterprise_facts 2025-09-enterprise.parquet",
    "staff_facts 2025-09-staff.parquet",
  ]);
});

it("reads every period asked for when one of them supplies the measure", () => {
  expect(files("professional-staff", "2025-08", "2025-09")).toEqual([
    "staff_facts 2025-08-staff.parquet",
    "staff_facts 2025-09-staff.parquet",
  ]);
});

it("reads nothing for what no period supplies: no engine is started to say so", () => {
  expect(files("professional-staff", "2025-08")).toEqual([]);
  expect(files("union-rate-25plus", "2025-09")).toEqual([]);
  expect(files("star-1-share", "2025-09", "2025-10")).toEqual([]);
});
