import { gap } from "../../domain/gap.ts";
import { measure as measureOf } from "../../domain/measure.ts";
import { isIndicative, thresholdOf } from "../../domain/targets.ts";
import { cell, statedCell } from "../../export/cell.ts";
import type { ExportTable } from "../../export/exportTable.ts";
import type { OneRule } from "../../state/oneRule.svelte.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { areaName } from "../rowText.ts";
import { answerTable } from "./answerTable.ts";
import { exportNotes } from "../../state/exportNotes.ts";

/** One place's definition applied to all: an assumption, and the file says so. */
export function oneRuleExport(
  site: Site,
  { target, measure: id, owner, answers }: OneRule,
): ExportTable {
  const words = wordsIn(site.language);
  const { columns } = words.exports;
  const measure = measureOf(id);
  const isReference = isIndicative(target, id);
  const periods = [...new Set([...answers.values()].flatMap(({ question }) => question.periods))];
  const table = answerTable({
    site,
    title: words.compare.oneRule,
    measure,
    adcode: owner,
    periods,
    head: columns.place,
    more: [
      { name: "is_own_rule", word: words.compare.ownRule, type: "boolean" },
      { name: "target", word: columns.target, type: "rate" },
      { name: "gap", word: columns.gap, type: "integer", unit: words.units[measure.unit] },
    ],
    groups: [...answers].map(
      ([
        place,
        {
          rows: [row],
        },
      ]) => ({
        code: place,
        name: areaName(place, site.language),
        row,
        more: [
          cell(place === owner),
          cell(thresholdOf(target)),
          isReference
            ? cell(null)
            : statedCell(
                row === undefined || row.numerator === null
                  ? null
                  : gap(target, row.numerator, row.denominator),
                row?.status,
              ),
        ],
      }),
    ),
  });
  return {
    ...table,
    notes: exportNotes(site, {
      measures: [id],
      periods,
      targets: [target],
      remarks: [ruleText(site, { measure: id, owner })],
      totalRows: answers.size,
    }),
  };
}

/** "假设…": what is assumed. */
export function ruleText(
  { language }: Site,
  { measure, owner }: Pick<OneRule, "measure" | "owner">,
): string {
  const { compare } = wordsIn(language);
  const sentence = inLanguage(measureOf(measure).sentence, language);
  return `${compare.assumption} ${compare.assumed(areaName(owner, language), sentence)}`;
}
