import { schema, type Column, type Table } from "./schema.ts";
import { headerAliases } from "./columnRule.ts";

/** A table with the columns that a search left. */
export interface DictionaryTable {
  table: Table;
  columns: readonly Column[];
}

/**
 * Tables and columns whose words, name, meaning, codes or header aliases hold the text, in the order of the schema; all
 * for an empty text. A table that is named itself keeps all its columns.
 */
export function dictionary(search: string): DictionaryTable[] {
  const wanted = search.trim().toLowerCase();
  const holds = (texts: readonly string[]): boolean =>
    wanted === "" || texts.some((text) => text.toLowerCase().includes(wanted));
  return Object.values<Table>(schema)
    .map((table) => ({
      table,
      columns: holds([table.name, table.zh, table.en])
        ? table.columns
        : table.columns.filter((column) => holds(textsOf(column))),
    }))
    .filter(({ columns }) => columns.length > 0);
}

const textsOf = (column: Column): string[] => [
  column.name,
  column.zh,
  column.en,
  column.meaning.zh,
  column.meaning.en,
  ...headerAliases(column),
  ...(column.codes?.codes ?? []).flatMap(({ id, zh, en, aliases = [] }) => [
    id,
    zh,
    en,
    ...aliases,
  ]),
];
