import { area } from "../../src/domain/area.ts";
import { noArea } from "../../src/domain/provenance.ts";
import { problemRules, severityOf, type Problem, type ProblemCode } from "../read/problem.ts";
import type { StagedTable } from "../read/stageLedger.ts";

interface Told {
  file: string;
  table: string | null;
  rowsIn: number;
  rowsAccepted: number;
  rowsRejected: number;
  errors: readonly Problem[];
}

/** Problems of one file and rule that are shown with their place. */
const shownPlaces = 3;
const severityWords = { error: "错误 error", warning: "提醒 warning", note: "说明 note" };

const placeOf = ({ row, column, value, fix, count }: Problem): string =>
  [
    ...(row === null ? [] : [`row ${row}`]),
    ...(column === null ? [] : [column]),
    ...(value === "" ? [] : [`"${value}"`]),
    ...(count === undefined ? [] : [`× ${count}`]),
  ].join(" ") + `: ${fix.zh} / ${fix.en}`;

function ruleLines(errors: readonly Problem[]): string[] {
  const codes = [...new Set(errors.map(({ code }) => code))].sort((a, b) => rank(a) - rank(b));
  return codes.flatMap((code) => {
    const own = errors.filter((problem) => problem.code === code);
    const count = own.reduce((sum, { count: many }) => sum + (many ?? 1), 0);
    const { zh, en } = problemRules[code].words;
    return [
      `  ${severityWords[severityOf(code)]} ${code} × ${count}: ${zh} / ${en}`,
      ...own.slice(0, shownPlaces).map((problem) => `    ${placeOf(problem)}`),
      ...(own.length > shownPlaces ? [`    … ${own.length - shownPlaces} more`] : []),
    ];
  });
}

const rank = (code: ProblemCode): number => ["error", "warning", "note"].indexOf(severityOf(code));

const areaName = (adcode: string): string =>
  adcode === noArea ? "未定位" : `${adcode} ${area(adcode)?.name ?? ""}`;

/** Rows of a table by district, those with rejected rows first. */
function districtLines({ table, tally }: StagedTable): string[] {
  const rejected = Object.entries(tally.rejected).sort(([, a], [, b]) => b - a);
  if (rejected.length === 0) return [];
  return [
    `${table} by district:`,
    ...rejected.map(
      ([adcode, count]) =>
        `  ${areaName(adcode)}: ${tally.accepted[adcode] ?? 0} accepted + ${count} rejected`,
    ),
  ];
}

/** What a check found: each file with its rules, then the districts with rejected rows. */
export const summaryLines = (files: readonly Told[], tables: readonly StagedTable[]): string[] => [
  ...files.flatMap(({ file, table, rowsIn, rowsAccepted, rowsRejected, errors }) => [
    `${file}${table === null ? "" : ` (${table})`}: ${rowsIn} rows in = ${rowsAccepted} accepted + ${rowsRejected} rejected`,
    ...ruleLines(errors),
  ]),
  ...tables.flatMap(districtLines),
];
