import type { Measure } from "../../domain/measure.ts";
import type { Period } from "../../domain/period.ts";
import type { Standing } from "../../domain/standing.ts";
import { cell, statedCell } from "../../export/cell.ts";
import type { ExportCell, ExportColumn, ExportRow, ExportTable } from "../../export/exportTable.ts";
import type { AnswerRow } from "../../query/answer.ts";
import { exportNotes, targetsOf } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";

/** A group of an answer as it is exported. */
export interface ExportedGroup {
  /** Code of the area, park or group; null where there is none. */
  code: string | null;
  name: string;
  row: AnswerRow | undefined;
  stands?: Standing | undefined;
  /** Cells of the further columns. */
  more?: ExportRow;
}

export interface AnswerTable {
  site: Site;
  title: string;
  measure: Measure;
  /** Whose targets hold. */
  adcode: string;
  periods: readonly Period[];
  /** Heading of the groups. */
  head: string;
  groups: readonly ExportedGroup[];
  /** Further columns, behind the counts. */
  more?: readonly ExportColumn[];
  filters?: readonly string[];
  remarks?: readonly string[];
}

/** Groups of an answer with value, counts and standing, what is hidden included. */
export function answerTable(asked: AnswerTable): ExportTable {
  const { site, title, measure, groups, more = [] } = asked;
  const hasTarget = groups.some(({ stands }) => stands !== undefined);
  const columns = [...keyColumns(asked), ...valueColumns(asked), ...more];
  const targets = [
    ...targetsOf(measure.id, asked.adcode),
    ...groups.flatMap(({ stands }) => stands?.target ?? []),
  ];
  return {
    title: `${title} ${inLanguage(measure.short, site.language)}`,
    columns: hasTarget ? [...columns, ...targetColumns(asked)] : columns,
    rows: groups.map((group) => [
      cell(group.code),
      cell(group.name),
      ...valueCells(group.row, measure),
      ...(group.more ?? more.map(() => cell(null))),
      ...(hasTarget ? targetCells(group) : []),
    ]),
    notes: exportNotes(site, {
      measures: [measure.id],
      periods: asked.periods,
      targets: [...new Set(targets)],
      filters: asked.filters ?? [],
      remarks: asked.remarks ?? [],
      totalRows: groups.length,
    }),
  };
}

function keyColumns({ site, head }: AnswerTable): ExportColumn[] {
  const { columns } = wordsIn(site.language).exports;
  return [
    { name: "code", word: columns.code, type: "text" },
    { name: "name", word: head, type: "text" },
  ];
}

function valueColumns({ site, measure }: AnswerTable): ExportColumn[] {
  const words = wordsIn(site.language);
  const { columns } = words.exports;
  const unit = words.units[measure.unit];
  const name = inLanguage(measure.short, site.language);
  if (measure.kind === "count") return [{ name: "amount", word: name, type: "integer", unit }];
  return [
    measure.kind === "rate"
      ? { name: "rate", word: name, type: "rate" }
      : { name: "ratio", word: name, type: "double" },
    { name: "numerator", word: columns.numerator, type: "integer", unit },
    { name: "denominator", word: columns.denominator, type: "integer" },
    { name: "left_out", word: columns.leftOut, type: "integer" },
  ];
}

/** Value and counts; of a group without a base the counts are told. */
export function valueCells(row: AnswerRow | undefined, { kind }: Measure): ExportCell[] {
  const counted = row?.status === "none" ? "ok" : row?.status;
  const count = (value: number | null | undefined): ExportCell => statedCell(value, counted);
  if (kind === "count") return [statedCell(row?.numerator, row?.status)];
  return [
    statedCell(row?.value, row?.status),
    count(row?.numerator),
    count(row?.denominator),
    count(row?.leftOut),
  ];
}

function targetColumns({ site, measure }: AnswerTable): ExportColumn[] {
  const words = wordsIn(site.language);
  const { columns } = words.exports;
  return [
    { name: "target", word: columns.target, type: "rate" },
    { name: "gap", word: columns.gap, type: "integer", unit: words.units[measure.unit] },
    { name: "met", word: columns.met, type: "boolean" },
  ];
}

function targetCells({ row, stands }: ExportedGroup): ExportCell[] {
  const status = row?.status === "hidden" ? "hidden" : "ok";
  return [
    cell(stands?.threshold),
    statedCell(stands?.gap, status),
    statedCell(stands?.met, status),
  ];
}
