import { cell } from "../../export/cell.ts";
import type { ExportTable, ExportType, ExportValue } from "../../export/exportTable.ts";
import { exportNotes } from "../../state/exportNotes.ts";
import type { QueryResult } from "../../state/query.svelte.ts";
import type { Site } from "../../state/site.svelte.ts";

interface Query {
  site: Site;
  title: string;
  result: QueryResult;
}

/** What DuckDB calls the types that a file has too; all others are text. */
const exportType = (type: string): ExportType => {
  if (/^(TINYINT|SMALLINT|INTEGER|UTINYINT|USMALLINT)$/.test(type)) return "integer";
  if (/^(DOUBLE|FLOAT)$/.test(type)) return "double";
  return type === "BOOLEAN" ? "boolean" : "text";
};

/** The rows of a statement as they are shown, with the statement among the notes. */
export function queryExport({ site, title, result }: Query): ExportTable {
  const { columns, rows, total } = result.table;
  const types = columns.map(({ type }) => exportType(type));
  return {
    title,
    columns: columns.map(({ name }, at) => ({
      name: columnName(
        columns.map((one) => one.name),
        at,
      ),
      word: name,
      type: types[at] ?? "text",
    })),
    rows: {
      length: rows.length,
      at: (index) => rows[index]?.map((value, at) => cell(valueOf(value, types[at] ?? "text"))),
    },
    notes: exportNotes(site, {
      measures: [],
      periods: result.periods,
      filters: [],
      remarks: [result.sql],
      totalRows: total,
    }),
  };
}

/** Letters, digits and _ , each name once. */
function columnName(names: readonly string[], at: number): string {
  const plain = names.map((name) => name.replaceAll(/[^A-Za-z0-9_]/g, "_") || "column");
  const own = plain[at] ?? "column";
  return plain.indexOf(own) === at ? own : `${own}_${at + 1}`;
}

function valueOf(value: unknown, type: ExportType): ExportValue {
  if (value === null || value === undefined) return null;
  if (type === "boolean" && typeof value === "boolean") return value;
  return type !== "text" && typeof value === "number" ? value : String(value);
}
