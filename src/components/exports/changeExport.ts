import { formatPeriod } from "../../domain/format.ts";
import type { Measure } from "../../domain/measure.ts";
import type { Period } from "../../domain/period.ts";
import { cell, statedCell } from "../../export/cell.ts";
import type { ExportColumn, ExportRow, ExportTable } from "../../export/exportTable.ts";
import type { AnswerRow } from "../../query/answer.ts";
import type { AreaChange, PlaceChanges } from "../../state/changes.svelte.ts";
import { exportNotes, targetsOf } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { denominatorChange } from "../changeText.ts";
import { areaName } from "../rowText.ts";

export interface Changes {
  site: Site;
  place: string;
  measure: Measure;
  since: Period;
  period: Period;
  changes: PlaceChanges;
}

/** The areas of a place in two periods, then 未定位 and the whole. */
export function changeExport({
  site,
  place,
  measure,
  since,
  period,
  changes,
}: Changes): ExportTable {
  const words = wordsIn(site.language);
  const all: readonly (readonly [name: string, code: string | null, change: AreaChange])[] = [
    ...changes.areas.map(
      (change) => [areaName(change.adcode ?? "", site.language), change.adcode, change] as const,
    ),
    ...(changes.unplaced === undefined
      ? []
      : [[words.unplaced.label, null, changes.unplaced] as const]),
    [words.ranking.total, place, changes.whole],
  ];
  return {
    title: `${areaName(place, site.language)} ${words.navigation.changes} ${inLanguage(measure.short, site.language)}`,
    columns: columnsOf(site, place, measure, since, period),
    rows: all.map(([name, code, change]) => rowOf(name, code, change, measure)),
    notes: exportNotes(site, {
      measures: [measure.id],
      periods: [since, period],
      targets: targetsOf(measure.id, place),
      totalRows: all.length,
    }),
  };
}

function columnsOf(
  site: Site,
  place: string,
  measure: Measure,
  since: Period,
  period: Period,
): ExportColumn[] {
  const words = wordsIn(site.language);
  const { changes, exports } = words;
  const unit = words.units[measure.unit];
  const [from, to] = [formatPeriod(since, site.language), formatPeriod(period, site.language)];
  const type = measure.kind === "rate" ? "rate" : measure.kind === "count" ? "integer" : "double";
  const key: ExportColumn[] = [
    { name: "code", word: exports.columns.code, type: "text" },
    { name: "name", word: words.ranking.area[place] ?? words.ranking.areaDefault, type: "text" },
    { name: "before", word: from, type },
    { name: "after", word: to, type },
    measure.kind === "rate"
      ? { name: "difference", word: changes.points, type: "points" }
      : { name: "difference", word: changes.difference, type },
  ];
  if (measure.kind === "count") return key;
  return [
    ...key,
    { name: "numerator_change", word: changes.numerator, type: "integer", unit },
    { name: "denominator_change", word: changes.denominator, type: "integer" },
    { name: "numerator_before", word: `${from} ${exports.columns.numerator}`, type: "integer" },
    { name: "denominator_before", word: `${from} ${exports.columns.denominator}`, type: "integer" },
    { name: "numerator_after", word: `${to} ${exports.columns.numerator}`, type: "integer" },
    { name: "denominator_after", word: `${to} ${exports.columns.denominator}`, type: "integer" },
  ];
}

function rowOf(name: string, code: string | null, change: AreaChange, measure: Measure): ExportRow {
  const { before, after, difference, gained } = change;
  const isCount = measure.kind === "count";
  const value = (row: AnswerRow | undefined) =>
    statedCell(isCount ? row?.numerator : row?.value, row?.status);
  // What is not told of one period is not told of the difference, for the same reason.
  const untold = [before, after].find((row) => row?.status !== "ok");
  const told = (known: number | null) =>
    known === null ? statedCell(null, untold?.status ?? "not-supplied") : cell(known);
  const counts = (row: AnswerRow | undefined) => [
    told(row?.numerator ?? null),
    told(row?.denominator ?? null),
  ];
  const key = [cell(code), cell(name), value(before), value(after), told(difference)];
  return isCount
    ? key
    : [...key, told(gained), told(denominatorChange(change)), ...counts(before), ...counts(after)];
}
