import type { Table } from "../../src/domain/schema.ts";
import { refusal } from "./ledgerError.ts";
import { ledgerTables } from "./ledgerFiles.ts";
import { knownWords } from "./matchHeader.ts";
import { openLedger, type OpenOptions } from "./openLedger.ts";
import { shortened } from "./problem.ts";

/** Words of a header that a table knows; 0 unless all of its required columns are among them. */
function fit(table: Table, words: readonly string[]): number {
  const known = knownWords(table);
  const found = words.flatMap((word) => known.get(word)?.column ?? []);
  const isWhole = table.columns.every(
    (column) => column.presence === "optional" || found.includes(column),
  );
  return isWhole ? found.length : 0;
}

const trimmed = (cells: readonly string[]): string[] =>
  cells.map((cell) => cell.trim()).filter((cell) => cell !== "");

/** The one table whose header a file has: all required columns, and more known words than any other table. */
export async function tableOfHeader(
  path: string,
  options: Omit<OpenOptions, "isHeader">,
): Promise<Table> {
  const isHeader = (cells: readonly string[]): boolean =>
    ledgerTables.some((table) => fit(table, trimmed(cells)) > 0);
  const source = await openLedger(path, { ...options, isHeader });
  try {
    const first = await source.rows.next();
    const words = first.done ? [] : trimmed(first.value.cells);
    const [best, next] = ledgerTables
      .map((table) => ({ table, fit: fit(table, words) }))
      .sort((a, b) => b.fit - a.fit);
    if (best !== undefined && best.fit > 0 && best.fit > (next?.fit ?? 0)) return best.table;
    throw noTable(options.file, words);
  } finally {
    await source.rows.return(undefined);
  }
}

const noTable = (file: string, words: readonly string[]) =>
  refusal({
    file,
    row: 1,
    column: null,
    value: shortened(words.slice(0, 6).join(", ")),
    code: "unknown-file",
    fix: {
      zh: "表头不是某一张表的：用 --table 指明，或让文件名以表名开头",
      en: "the header is of no single table: say which with --table, or begin the name of the file with that of a table",
    },
  });
