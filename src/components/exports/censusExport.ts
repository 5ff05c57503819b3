import { measure as measureOf } from "../../domain/measure.ts";
import { cell } from "../../export/cell.ts";
import type { ExportColumn, ExportTable } from "../../export/exportTable.ts";
import type { AnswerRow } from "../../query/answer.ts";
import type { Census } from "../../state/census.svelte.ts";
import { exportNotes } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { areaName } from "../rowText.ts";
import { valueCells } from "./answerTable.ts";

/** Provinces of an area report, those that it leaves out included, then the nation. */
export function censusExport(
  site: Site,
  { union, members, nationUnion, nationMembers }: Census,
): ExportTable {
  const words = wordsIn(site.language);
  const [first, second] = [union, members].map(({ question }) => measureOf(question.measure));
  const peopleOf = new Map(members.rows.map((row) => [row.keys[0], row]));
  const rows = union.rows.map((row): [string | null, string, AnswerRow, AnswerRow | undefined] => {
    const key = String(row.keys[0]);
    return [key, areaName(key, site.language), row, peopleOf.get(row.keys[0] ?? null)];
  });
  const all = [...rows, [null, words.compare.censusNation, nationUnion, nationMembers] as const];
  const source = site.report?.source ?? null;
  return {
    title: words.compare.census,
    columns: [
      { name: "code", word: words.exports.columns.code, type: "text" },
      { name: "name", word: words.ranking.areaDefault, type: "text" },
      ...columnsOf("union", words.compare.censusUnion, site),
      ...columnsOf("membership", words.compare.censusMembers, site),
    ],
    rows: all.map(([code, name, units, people]) => [
      cell(code),
      cell(name),
      ...(first === undefined ? [] : valueCells(units, first)),
      ...(second === undefined ? [] : valueCells(people, second)),
    ]),
    notes: exportNotes(site, {
      measures: [union.question.measure, members.question.measure],
      periods: union.question.periods,
      dataset: "report",
      remarks:
        source === null
          ? []
          : [inLanguage(source.title, site.language), inLanguage(source.note, site.language)],
      totalRows: all.length,
    }),
  };
}

function columnsOf(name: string, word: string, { language }: Site): ExportColumn[] {
  const { columns } = wordsIn(language).exports;
  return [
    { name: `${name}_rate`, word, type: "rate" },
    { name: `${name}_numerator`, word: `${word} ${columns.numerator}`, type: "integer" },
    { name: `${name}_denominator`, word: `${word} ${columns.denominator}`, type: "integer" },
    { name: `${name}_left_out`, word: `${word} ${columns.leftOut}`, type: "integer" },
  ];
}
