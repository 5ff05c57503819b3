import { measure as measureOf, type MeasureId } from "../../domain/measure.ts";
import { column, type Column } from "../../domain/schema.ts";
import { cell } from "../../export/cell.ts";
import type {
  ExportCell,
  ExportColumn,
  ExportTable,
  ExportType,
} from "../../export/exportTable.ts";
import { exportNotes, targetsOf } from "../../state/exportNotes.ts";
import type { EnterpriseRecord, RowSheet } from "../../state/rowTable.svelte.ts";
import type { Site } from "../../state/site.svelte.ts";
import type { KeyNames } from "../keyName.ts";
import { cellText } from "../rows/cellText.ts";

interface Enterprises {
  site: Site;
  sheet: RowSheet;
  measure: MeasureId | undefined;
  /** Whose targets hold. */
  adcode: string;
  names: KeyNames;
}

/** Columns that stay what they are; all others are told in words. */
const exportType: Partial<Record<Column["type"], ExportType>> = {
  integer: "integer",
  decimal: "double",
  boolean: "boolean",
  date: "date",
  year: "integer",
};

/** A list of enterprises, all that match, with the columns that are shown. */
export async function enterpriseExport(asked: Enterprises): Promise<ExportTable> {
  const { site, sheet, measure, adcode, names } = asked;
  // The code leads whether or not it is among the columns that are shown.
  const shown = sheet.columns.filter(({ name }) => name !== "credit_code");
  const columns = shown.map(({ name }) => column("enterprise", name));
  const records: EnterpriseRecord[] = [];
  for await (const batch of sheet.batches()) records.push(...batch);
  return {
    title: sheet.title,
    columns: [
      { name: "credit_code", word: names.words.list.columns.creditCode, type: "text" },
      ...shown.map(({ name, word, type }): ExportColumn => ({
        name,
        word,
        type: exportType[type] ?? "text",
      })),
    ],
    rows: {
      length: records.length,
      at: (index) => {
        const record = records[index];
        return (
          record && [
            cell(String(record["credit_code"])),
            ...columns.map((one) => cellOf(one, record[one.name], names)),
          ]
        );
      },
    },
    notes: exportNotes(site, {
      measures: measure === undefined ? [] : [measureOf(measure).id],
      periods: [sheet.period],
      targets: measure === undefined ? [] : targetsOf(measure, adcode),
      filters: sheet.described,
      totalRows: sheet.total,
    }),
  };
}

/** What no ledger says is not zero and not nothing. */
function cellOf(
  one: Column,
  value: EnterpriseRecord[string] | undefined,
  names: KeyNames,
): ExportCell {
  if (value === null || value === undefined) return { value: null, status: "not-supplied" };
  return cell(exportType[one.type] === undefined ? cellText(one, value, names, "") : value);
}
