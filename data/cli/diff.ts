import { resolve } from "node:path";
import { area as areaOf } from "../../src/domain/area.ts";
import { column as columnOf } from "../../src/domain/schema.ts";
import {
  differenceClasses,
  noArea,
  type AreaDifferenceRow,
  type DifferenceClass,
} from "../../src/query/diffSql.ts";
import { className } from "../diff/className.ts";
import type { Diff } from "../diff/diff.ts";
import { diffPeriods } from "../diff/diffPeriods.ts";
import { parseSide, type SideAsked } from "../diff/parseSide.ts";
import { LedgerError } from "../read/ledgerError.ts";
import type { Problem } from "../read/problem.ts";
import { needed, parseOptions, UsageError, type Command, type Outcome } from "./command.ts";

export const diff: Command = {
  name: "diff",
  summary: "tell what changed between two periods, or between two generations of one",
  help: `atlas diff A B --data DIR [--by-district] [--list FILE.csv] [--json]

A and B: a period of the current generation (2025-08), a generation (16 hex digits: its latest period) or
GENERATION:PERIOD. Enterprises are compared by credit code in every column; each is in one class:
  new  closed  moved (another division code, whatever else changed)  changed  unchanged
When A and B are the same period of two generations, differences are restatements:
  restated-new  restated-closed  restated-moved  restated  unchanged
gained and lost count those of a class that came to have a union, or have one no more.
  --by-district   lines for every district of Hangzhou and Shanghai, every city of Guangxi and ${noArea} for none, where
                  B = A + new - closed + moved in - moved out
  --list FILE     every enterprise that is not unchanged, as CSV; names enterprises, so never inside DIR
Row files are kept for the two latest periods of a generation.
Exit codes: 0 compared, whatever differs, 2 refused.`,
  async run(args, progress) {
    const { values, positionals } = parseOptions(args, {
      data: { type: "string" },
      "by-district": { type: "boolean" },
      list: { type: "string" },
    });
    const [a, b] = [side(positionals[0], "A"), side(positionals[1], "B")];
    if (positionals.length > 2)
      throw new UsageError(`two sides, A and B: ${positionals.join(" ")}`);
    const folder = resolve(needed(values.data, "--data DIR"));
    const list = values.list === undefined ? null : resolve(needed(values.list, "--list FILE"));
    try {
      const found = await diffPeriods({
        ...{ folder, a, b, onProgress: progress },
        ...(list === null ? {} : { list }),
      });
      return told(found, list, values["by-district"] ?? false);
    } catch (error) {
      if (error instanceof LedgerError) return refused(error.problems);
      throw error;
    }
  },
};

function side(text: string | undefined, name: string): SideAsked {
  const asked = parseSide(needed(text, name));
  if (asked !== null) return asked;
  throw new UsageError(`${name} takes PERIOD, GENERATION or GENERATION:PERIOD: ${text}`);
}

const refused = (errors: readonly Problem[]): Outcome => ({
  exit: 2,
  json: { ok: false, errors },
  lines: errors.map(
    ({ file, code, value, fix }) =>
      `拒绝 refused: ${file}: ${code}${value === "" ? "" : ` "${value}"`}: ${fix.zh} / ${fix.en}`,
  ),
});

const told = (found: Diff, list: string | null, byDistrict: boolean): Outcome => ({
  exit: 0,
  json: {
    ok: true,
    a: found.a,
    b: found.b,
    restatement: found.isRestatement,
    classes: Object.fromEntries(
      differenceClasses.map((id) => [className(id, found.isRestatement), found.classes[id]]),
    ),
    columns: found.columns,
    areas: found.areas,
    notices: found.notices,
    list,
    errors: [],
  },
  lines: [
    `${found.a.generation}:${found.a.period} → ${found.b.generation}:${found.b.period}`,
    `企业 enterprises: ${found.a.enterprises} → ${found.b.enterprises}`,
    ...differenceClasses.map((id) => classLine(found, id)),
    ...found.columns.map(columnLine),
    ...(byDistrict ? areaLines(found.areas) : []),
    ...found.notices.map(({ zh, en }) => `注意 notice: ${zh} / ${en}`),
    ...(list === null ? [] : [`企业清单 list: ${list}`]),
  ],
});

const classWords: Record<DifferenceClass, string> = {
  new: "新增",
  closed: "减少",
  moved: "迁移",
  changed: "变更",
  unchanged: "未变",
};

function classLine({ classes, isRestatement }: Diff, id: DifferenceClass): string {
  const { enterprises, gained, lost } = classes[id];
  const isRestated = isRestatement && id !== "unchanged";
  const unions =
    gained + lost === 0 ? "" : `（新建会 gained a union ${gained}，不再建会 lost it ${lost}）`;
  return `${isRestated ? "更正·" : ""}${classWords[id]} ${className(id, isRestatement)}: ${enterprises}${unions}`;
}

const columnLine = ({ column, count }: Diff["columns"][number]): string =>
  `  ${columnOf("enterprise", column).zh} ${column}: ${count}`;

const areaColumns: readonly [key: Exclude<keyof AreaDifferenceRow, "area">, words: string][] = [
  ["a", "A"],
  ["b", "B"],
  ["new", "新增 new"],
  ["closed", "减少 closed"],
  ["movedIn", "迁入 moved in"],
  ["movedOut", "迁出 moved out"],
  ["movedWithin", "区内迁移 moved within"],
  ["changed", "变更 changed"],
  ["gained", "新建会 gained"],
  ["lost", "不再建会 lost"],
];

function areaLines(areas: readonly AreaDifferenceRow[]): string[] {
  const total = areaColumns.map(([key]) => areas.reduce((sum, row) => sum + row[key], 0));
  return [
    ["地区 area", ...areaColumns.map(([, words]) => words)].join("\t"),
    ...areas.map((row) =>
      [areaWords(row.area), ...areaColumns.map(([key]) => row[key])].join("\t"),
    ),
    ["合计 total", ...total].join("\t"),
  ];
}

function areaWords(adcode: string): string {
  if (adcode === noArea) return `${noArea} 未定位`;
  const found = areaOf(adcode);
  return found === undefined ? adcode : `${adcode} ${found.name} ${found.english}`;
}
