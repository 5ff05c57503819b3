import { keyList } from "../domain/codelists.ts";
import { maskOf } from "../domain/codelist.ts";
import type { Language } from "../domain/format.ts";
import { countColumn, measure, type MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { Words } from "../domain/schema.ts";
import { answerSql, factTableName } from "./answerSql.ts";
import { readableSql } from "./readableSql.ts";
import { rowTableName } from "./rowsSql.ts";
import { identifier, join, raw, sql, type Sql } from "./sql.ts";
import { literalText } from "./sqlLiteral.ts";

/** Name of the table with the names of areas. */
export const areaTableName = "areas";

export interface SqlExample {
  id: string;
  title: Words;
  sql: string;
  /** The periods that it reads. */
  periods: readonly Period[];
}

/** What examples are about. */
export interface ExampleScope {
  place: string;
  period: Period;
  /** The period before; without one there is no example of two. */
  since?: Period | undefined;
  language: Language;
}

/** A measure by the areas of the place: the figures of the pages, from the very statement that they are asked with. */
export function measureExample(id: MeasureId, scope: ExampleScope): SqlExample {
  const { words, sentence } = measure(id);
  const counts = answerSql({
    ...{ measure: id, in: scope.place, periods: [scope.period], where: [], by: ["area"] },
  });
  const text = sql`WITH counts AS (${counts})
SELECT ${areaName(scope)} AS area, ${join(shownCounts(id), ", ")}, key0 AS adcode
FROM counts LEFT JOIN ${raw(areaTableName)} ON areas.adcode = key0
ORDER BY 2 DESC NULLS LAST, adcode NULLS LAST`;
  const said =
    scope.language === "en" ? `${words.en}: ${sentence.en}` : `${words.zh}：${sentence.zh}`;
  return example(id, words, [said], text, [scope.period]);
}

function shownCounts(id: MeasureId): Sql[] {
  const { kind, ratio } = measure(id);
  if (kind === "count") return [raw("numerator")];
  const share = kind === "rate" ? "100 * " : "";
  const name = kind === "rate" ? "percent" : "ratio";
  return [
    raw(`round(${share}numerator / nullif(denominator, 0), 1) AS ${name}`),
    raw("numerator"),
    raw("denominator"),
    ...(ratio === undefined ? [raw(`"leftOut" AS left_out`)] : []),
  ];
}

const areaName = ({ language }: ExampleScope): Sql =>
  raw(
    language === "en" ? "coalesce(areas.name_en, 'Not located')" : "coalesce(areas.name, '未定位')",
  );

/** Further examples over the cube, of an enterprise measure. */
export function cubeExamples(id: MeasureId, scope: ExampleScope): SqlExample[] {
  const { place, period, since, language } = scope;
  const facts = raw(factTableName("enterprise"));
  const sum = (count: "numerator" | "denominator"): Sql =>
    sql`sum(${identifier(countColumn(id, count))})`;
  const percent = sql`round(100.0 * ${sum("numerator")} / nullif(${sum("denominator")}, 0), 1)`;
  const of = (text: string): string =>
    `${measure(id).words[language === "en" ? "en" : "zh"]} · ${text}`;
  const giants = maskOf(keyList, ["little-giant"]);
  const all: (SqlExample | undefined)[] = [
    example(
      "district-sector",
      { zh: "按区县和行业", en: "By district and sector" },
      [of(language === "en" ? "by district and sector" : "按区县和行业")],
      sql`SELECT ${areaName(scope)} AS area, sector, ${percent} AS percent, ${sum("numerator")} AS numerator, ${sum("denominator")} AS denominator
FROM ${facts} LEFT JOIN ${raw(areaTableName)} ON areas.adcode = city
WHERE place = ${place} AND period = ${period}
GROUP BY ALL
HAVING ${sum("denominator")} > 0
ORDER BY area, sector NULLS LAST`,
      [period],
    ),
    example(
      "key-list",
      { zh: "重点名单（位掩码）", en: "Key lists (bit mask)" },
      [
        language === "en"
          ? `key_lists is a bit mask: ${giants} is the national “little giants”`
          : `key_lists 是位掩码：${giants} 是国家级专精特新“小巨人”`,
      ],
      sql`SELECT ${areaName(scope)} AS area, ${percent} AS percent, ${sum("numerator")} AS numerator, ${sum("denominator")} AS denominator
FROM ${facts} LEFT JOIN ${raw(areaTableName)} ON areas.adcode = city
WHERE place = ${place} AND period = ${period} AND (key_lists & ${giants}) <> 0
GROUP BY ALL
ORDER BY percent DESC NULLS LAST, area`,
      [period],
    ),
    since === undefined
      ? undefined
      : example(
          "two-periods",
          { zh: "两期对比", en: "Two periods" },
          [of(`${since} → ${period}`)],
          sql`WITH counts AS (SELECT period, city, ${sum("numerator")} AS numerator, ${sum("denominator")} AS denominator
FROM ${facts}
WHERE place = ${place} AND period IN (${since}, ${period})
GROUP BY ALL)
SELECT ${areaName(scope)} AS area, round(100.0 * (b.numerator / nullif(b.denominator, 0) - a.numerator / nullif(a.denominator, 0)), 2) AS points, a.numerator AS before, b.numerator AS after
FROM counts AS b
JOIN counts AS a ON a.city = b.city AND a.period = ${since}
LEFT JOIN ${raw(areaTableName)} ON areas.adcode = b.city
WHERE b.period = ${period}
ORDER BY points DESC NULLS LAST, area`,
          [since, period],
        ),
    example(
      "largest",
      {
        zh: "未建会的最大企业（需勾选企业名单）",
        en: "Largest without a union (tick the rows first)",
      },
      [
        language === "en"
          ? "Tick an area under “Enterprise rows” first"
          : "先在“企业名单”下勾选一个地区",
      ],
      sql`SELECT name, employees, sector, township, credit_code
FROM ${raw(rowTableName)}
WHERE period = ${period} AND build_mode = 'none'
ORDER BY employees DESC NULLS LAST, credit_code
LIMIT 50`,
      [period],
    ),
  ];
  return all.filter((one) => one !== undefined);
}

const example = (
  id: string,
  title: Words,
  comments: readonly string[],
  statement: Sql,
  periods: readonly Period[],
): SqlExample => ({
  ...{ id, title, periods },
  sql: [...comments.map((line) => `-- ${line}`), readableSql(literalText(statement))].join("\n"),
});
