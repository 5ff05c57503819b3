import type { Measure } from "../../domain/measure.ts";
import { standing } from "../../domain/standing.ts";
import { cell } from "../../export/cell.ts";
import type { ExportTable } from "../../export/exportTable.ts";
import type { Answer, AnswerRow } from "../../query/answer.ts";
import type { Site } from "../../state/site.svelte.ts";
import { wordsIn } from "../../words/words.ts";
import { rankedRows } from "../rankedRows.ts";
import { areaName } from "../rowText.ts";
import { answerTable } from "./answerTable.ts";

export interface Ranking {
  site: Site;
  adcode: string;
  measure: Measure;
  parts: Answer;
  total: AnswerRow | undefined;
}

/** The areas in their order, then 未定位 and the whole, as the table on the page has them. */
export function rankingExport({ site, adcode, measure, parts, total }: Ranking): ExportTable {
  const words = wordsIn(site.language);
  const unplaced = parts.rows.find((row) => row.keys[0] === null);
  const areas = rankedRows(parts, measure).map(({ key, row, stands }, at) => ({
    code: key,
    name: areaName(key, site.language),
    row,
    stands,
    more: [cell(row.status === "ok" ? at + 1 : null)],
  }));
  const stands =
    total === undefined || measure.kind !== "rate"
      ? undefined
      : standing(measure.id, adcode, total);
  return answerTable({
    site,
    measure,
    adcode,
    title: `${areaName(adcode, site.language)} ${words.ranking.title}`,
    periods: parts.question.periods,
    head: words.ranking.area[adcode] ?? words.ranking.areaDefault,
    more: [{ name: "rank", word: words.exports.columns.order, type: "integer" }],
    groups: [
      ...areas,
      ...(unplaced === undefined
        ? []
        : [{ code: null, name: words.unplaced.label, row: unplaced }]),
      { code: adcode, name: words.ranking.total, row: total, stands },
    ],
  });
}
