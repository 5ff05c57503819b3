import { keyList } from "../../domain/codelists.ts";
import { measure as measureOf } from "../../domain/measure.ts";
import { cell } from "../../export/cell.ts";
import type { ExportCell, ExportColumn, ExportRow, ExportTable } from "../../export/exportTable.ts";
import type { ListedRows, ListInput } from "../../state/enterpriseList.svelte.ts";
import { exportNotes, targetsOf } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { areaName, natureName, sectorName } from "../rowText.ts";

type Listed = Extract<ListedRows, { status: "ok" }>;

interface EnterpriseList {
  site: Site;
  /** What is listed: the name of the area or park. */
  of: string;
  /** Whose targets hold. */
  adcode: string;
  input: ListInput;
  listed: Listed;
}

/** The enterprises without a union, all of them that match. */
export function listExport({ site, of, adcode, input, listed }: EnterpriseList): ExportTable {
  const words = wordsIn(site.language);
  const { measure, township, search, period } = input;
  return {
    title: `${of} ${words.list.title}`,
    columns: columnsOf(site),
    rows: {
      length: listed.rows.length,
      at: (index) => rowOf(listed.rows[index], site),
    },
    notes: exportNotes(site, {
      measures: measure === undefined ? [] : [measure],
      periods: [period],
      targets: measure === undefined ? [] : targetsOf(measure, adcode),
      filters: [
        measure === undefined
          ? words.list.all
          : words.list.scope(inLanguage(measureOf(measure).short, site.language)),
        ...(township === undefined ? [] : [`${words.list.columns.township}: ${township}`]),
        ...(search === "" ? [] : [`${words.list.search}: ${search}`]),
      ],
      totalRows: listed.total,
    }),
  };
}

function columnsOf(site: Site): ExportColumn[] {
  const words = wordsIn(site.language);
  const { columns } = words.list;
  return [
    { name: "credit_code", word: columns.creditCode, type: "text" },
    { name: "name", word: columns.name, type: "text" },
    { name: "district", word: words.exports.columns.district, type: "text" },
    { name: "township", word: columns.township, type: "text" },
    { name: "park", word: words.exports.columns.park, type: "text" },
    { name: "sector", word: columns.sector, type: "text" },
    { name: "sector_name", word: words.exports.columns.sectorName, type: "text" },
    { name: "unit_nature", word: columns.nature, type: "text" },
    { name: "employees", word: columns.employees, type: "integer" },
    { name: "members", word: columns.members, type: "integer" },
    { name: "key_lists", word: words.analysis.dimensions["key-list"], type: "text" },
  ];
}

function rowOf(row: Listed["rows"][number] | undefined, site: Site): ExportRow | undefined {
  if (row === undefined) return undefined;
  const { language } = site;
  const words = wordsIn(language);
  const lists = keyList.codes.filter((_, bit) => ((row.keyLists >> bit) & 1) === 1);
  return [
    cell(row.creditCode),
    cell(row.name),
    cell(row.district === null ? words.unplaced.label : areaName(row.district, language)),
    cell(row.township),
    cell(row.park),
    cell(row.sector),
    cell(row.sector === null ? null : sectorName(row.sector, language, row.sector)),
    cell(natureName(row.nature, language)),
    known(row.employees),
    cell(row.members),
    cell(lists.map((code) => inLanguage(code, language)).join(language === "zh-CN" ? "；" : "; ")),
  ];
}

/** A number that no ledger gave is not zero and not nothing. */
const known = (value: number | null): ExportCell =>
  value === null ? { value: null, status: "not-supplied" } : cell(value);
