import { describe, expect, it } from "vitest";
import type { Side } from "../../../data/diff/findSide.ts";
import { notices } from "../../../data/diff/notices.ts";
import type { PeriodFiles } from "../../../src/domain/generation.ts";
import { columnsOf } from "../../../src/domain/schema.ts";

const compared = columnsOf("enterprise").filter(({ name }) => name !== "credit_code");
const file = (digit: string, extension = "parquet") => ({
  ...{ file: `${digit.repeat(64)}.${extension}`, bytes: 1 },
});

interface Told {
  rows?: string;
  facts?: string;
  supplied?: readonly string[];
}

const period = (name: string, { rows, facts = "f", supplied = [] }: Told): PeriodFiles => ({
  ...{ period: name, synthetic: true, answers: {} },
  tables: { enterprise: { rowsAccepted: 1, rowsRejected: 0, supplied: [...supplied] } },
  facts: { enterprise: file(facts) },
  rows: rows === undefined ? {} : { none: file(rows) },
});

const side = (generation: string, files: PeriodFiles, periods = [files]): Side => ({
  ...{ generation, files, periods },
});

const told = (a: Side, b: Side): string[] => notices(a, b, compared).map(({ en }) => en);

describe("notices", () => {
  it("name the columns that only one ledger had", () => {
    const a = side("g", period("2025-08", { rows: "a", supplied: ["name", "park"] }));
    const b = side("g", period("2025-09", { rows: "b", supplied: ["name", "should_build"] }));
    expect(notices(a, b, compared)).toEqual([
      {
        zh: "只有 A 的台账有这些列，其差异来自台账：园区",
        en: "only the ledger of A has these columns: their differences come from the ledgers: park",
      },
      {
        zh: "只有 B 的台账有这些列，其差异来自台账：应建",
        en: "only the ledger of B has these columns: their differences come from the ledgers: should_build",
      },
    ]);
  });

  it("say that A was restated, by its rows, or by its counts where rows are gone", () => {
    const a = side("g", period("2025-08", { rows: "a" }));
    const september = period("2025-09", { rows: "b" });
    const later = (august: PeriodFiles): Side => side("h", september, [august, september]);
    expect(told(a, later(period("2025-08", { rows: "a" })))).toEqual([]);
    expect(told(a, later(period("2025-08", {})))).toEqual([]);
    expect(told(a, side("h", september))).toEqual([]);
    for (const august of [period("2025-08", { rows: "c" }), period("2025-08", { facts: "e" })])
      expect(told(a, later(august))[0]).toContain("2025-08 was restated in generation h");
  });

  it("say nothing of a restatement itself", () => {
    const a = side("g", period("2025-08", { rows: "a" }));
    const b = side("h", period("2025-08", { rows: "b" }));
    expect(told(a, b)).toEqual([]);
  });
});
