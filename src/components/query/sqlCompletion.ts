import type { DescribedColumn, DescribedTable } from "../../state/query.svelte.ts";

/** One word that can complete what is typed. */
export interface SqlWord {
  label: string;
  kind: "table" | "column";
  /** In the language of the page. */
  detail: string;
  info: string;
  /** Text to insert where the name needs quotes. */
  apply: string;
}

/** A name as SQL needs it. */
export const sqlName = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

/** Tables, and the columns of those that the text names; of all when it names none. */
export function sqlWords(
  text: string,
  tables: readonly DescribedTable[],
  said: (words: { zh: string; en: string }) => string,
): SqlWord[] {
  const named = tables.filter(({ name }) => isNamed(text, name));
  const columns = new Map<string, DescribedColumn>();
  for (const table of named.length > 0 ? named : tables)
    for (const column of table.columns)
      columns.set(column.name, columns.get(column.name) ?? column);
  return [
    ...tables.map(({ name, words }) => word(name, "table", said(words), "")),
    ...[...columns.values()].map((column) => columnWord(column, said)),
  ];
}

/** The columns of the table behind a name and a point: the table itself or its alias in the text. */
export function columnsBehind(
  text: string,
  name: string,
  tables: readonly DescribedTable[],
  said: (words: { zh: string; en: string }) => string,
): SqlWord[] {
  const table =
    tables.find((one) => one.name === name) ??
    tables.find((one) =>
      new RegExp(`${bounded(one.name)}\\s+(as\\s+)?${bounded(name)}`, "iu").test(text),
    );
  return (table?.columns ?? []).map((column) => columnWord(column, said));
}

const columnWord = (
  { name, type, words, meaning }: DescribedColumn,
  said: (words: { zh: string; en: string }) => string,
): SqlWord => word(name, "column", said(words), [type, said(meaning)].filter(Boolean).join(" · "));

const word = (label: string, kind: SqlWord["kind"], detail: string, info: string): SqlWord => ({
  ...{ label, kind, detail, info, apply: sqlName(label) },
});

const bounded = (name: string): string =>
  `(?<![\\p{L}\\p{N}_])${name.replace(/[^\p{L}\p{N}_]/gu, "\\$&")}(?![\\p{L}\\p{N}_])`;

const isNamed = (text: string, name: string): boolean => new RegExp(bounded(name), "iu").test(text);
