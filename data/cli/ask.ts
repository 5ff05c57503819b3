import { isMeasureId, measureIds } from "../../src/domain/measure.ts";
import type { Answer } from "../../src/query/answer.ts";
import { isDimension } from "../../src/domain/dimension.ts";
import type { Filter } from "../../src/domain/filter.ts";
import { askFolder } from "../ask.ts";
import { needed, parseOptions, UsageError, type Command } from "./command.ts";

const groupings = ["area", "sector", "park", "size", "nature", "period"] as const;

export const ask: Command = {
  name: "ask",
  summary: "answer one question from a data folder",
  help: `atlas ask --data DIR --measure ID --by ${groupings.join("|")} [--period P] [--in ADCODE] [--where k=v]… [--json]

Uses the query text of the site on native DuckDB. --by area gives the children of --in, without it the places of the
data set; --by period gives every period. --where keeps one dimension's values: sector=C,I  park=G331018  size=25..gt100
nature=nonpublic  build-mode=none  key-list=listed  tech-list=hitech  party=true; ~ stands for unknown.
Answers have numerator, denominator, value (0–1), leftOut (rows whose value is unknown) and status
ok | none | hidden | not-applicable | not-supplied; key null is 未定位.
Measures: ${measureIds.join(" ")}`,
  async run(args) {
    const { values } = parseOptions(args, {
      data: { type: "string" },
      measure: { type: "string" },
      by: { type: "string" },
      period: { type: "string" },
      in: { type: "string" },
      where: { type: "string", multiple: true },
    });
    const id = needed(values.measure, "--measure ID");
    if (!isMeasureId(id))
      throw new UsageError(`unknown measure: ${id}; choose from ${measureIds.join(" ")}`);
    const by = groupings.find((dimension) => dimension === needed(values.by, "--by"));
    if (by === undefined) throw new UsageError(`--by takes ${groupings.join("|")}: ${values.by}`);
    const answer = await askFolder(needed(values.data, "--data DIR"), {
      measure: id,
      by: [by],
      in: values.in ?? null,
      where: (values.where ?? []).map(parseFilter),
      ...(values.period === undefined ? {} : { period: values.period }),
    });
    return { exit: 0, json: answerJson(answer), lines: answerLines(answer) };
  },
};

/** "sector=C,I" or "size=25..gt100" → filter. */
export function parseFilter(text: string): Filter {
  const at = text.indexOf("=");
  const dimension = text.slice(0, at);
  if (at < 1 || !isDimension(dimension))
    throw new UsageError(`--where takes dimension=value: ${text}`);
  const value = text.slice(at + 1);
  const [from, to] = value.split("..");
  if (to !== undefined && from !== undefined && (dimension === "size" || dimension === "period"))
    return { dimension, from, to };
  return { dimension, anyOf: value.split(",").map((key) => (key === "~" ? null : key)) };
}

const answerJson = ({ question, rows }: Answer) => ({
  measure: question.measure,
  period: question.periods.at(-1) ?? null,
  rows: rows.map(({ keys, numerator, denominator, value, leftOut, status }) => ({
    key: keys[0] ?? null,
    numerator,
    denominator,
    value,
    leftOut,
    status,
  })),
});

const answerLines = ({ question, rows }: Answer): string[] => [
  `${question.measure} ${question.periods.join(" ")}`,
  ...rows.map(({ keys, numerator, denominator, value, leftOut, status }) =>
    [keys[0] ?? "未定位", numerator, denominator, value?.toFixed(4), leftOut, status]
      .map((part) => part ?? "—")
      .join("\t"),
  ),
];
