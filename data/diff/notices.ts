import type { PeriodFiles } from "../../src/domain/generation.ts";
import { columnsOf, type Column, type Words } from "../../src/domain/schema.ts";
import type { Side } from "./findSide.ts";

/** What makes counts of differences more or less than what happened to the enterprises. */
export const notices = (a: Side, b: Side, compared: readonly Column[]): Words[] => [
  ...notCompared(compared),
  ...suppliedOnce("A", a.files, b.files),
  ...suppliedOnce("B", b.files, a.files),
  ...restatedBetween(a, b),
];

const key = "credit_code";

function notCompared(compared: readonly Column[]): Words[] {
  const names = new Set(compared.map(({ name }) => name));
  const columns = columnsOf("enterprise").filter(({ name }) => name !== key && !names.has(name));
  return named(
    columns,
    "有一方的明细没有这些列，未比较",
    "not compared, since the row files of one side lack them",
  );
}

/** Columns that the ledger of one side alone had. */
function suppliedOnce(side: string, files: PeriodFiles, other: PeriodFiles): Words[] {
  const supplied = (of: PeriodFiles): readonly string[] => of.tables["enterprise"]?.supplied ?? [];
  const columns = columnsOf("enterprise").filter(
    ({ name }) => supplied(files).includes(name) && !supplied(other).includes(name),
  );
  return named(
    columns,
    `只有 ${side} 的台账有这些列，其差异来自台账`,
    `only the ledger of ${side} has these columns: their differences come from the ledgers`,
  );
}

const named = (columns: readonly Column[], zh: string, en: string): Words[] =>
  columns.length === 0
    ? []
    : [
        {
          zh: `${zh}：${columns.map((column) => column.zh).join("、")}`,
          en: `${en}: ${columns.map(({ name }) => name).join(", ")}`,
        },
      ];

/** The generation of B states the period of A otherwise than the generation of A does. */
function restatedBetween(a: Side, b: Side): Words[] {
  const { period } = a.files;
  const restated = b.periods.find((held) => held.period === period);
  if (period === b.files.period || restated === undefined || isSame(a.files, restated)) return [];
  return [
    {
      zh: `${period} 在世代 ${b.generation} 中已更正，差异中含更正；只看实际变化请以 ${b.generation}:${period} 为 A`,
      en: `${period} was restated in generation ${b.generation}, so the differences hold restatements too: take ${b.generation}:${period} as A for real change alone`,
    },
  ];
}

/** By the row files where both have them, else by the counts of the enterprises. */
function isSame(a: PeriodFiles, b: PeriodFiles): boolean {
  const rows = ({ rows }: PeriodFiles): string =>
    Object.entries(rows)
      .map(([scope, { file }]) => `${scope} ${file}`)
      .sort()
      .join();
  if (rows(a) !== "" && rows(b) !== "") return rows(a) === rows(b);
  return a.facts["enterprise"]?.file === b.facts["enterprise"]?.file;
}
