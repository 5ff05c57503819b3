import type { Column, Table } from "../../src/domain/schema.ts";
import { LedgerError } from "./ledgerError.ts";
import { nearestWord } from "./nearestWord.ts";
import { shortened, type Problem } from "./problem.ts";

/** A column of the table that the file has. */
export interface MatchedColumn {
  column: Column;
  /** Position of the cell in a row of the file. */
  at: number;
  /** Header word as the file has it. */
  header: string;
  /** Cells are in units of this many: 10,000 for 万人. */
  factor: number;
}

const wordsOf = (column: Column): (readonly [string, number])[] => [
  [column.zh, 1],
  [column.name, 1],
  [column.en, 1],
  ...(column.headers ?? []).map((header) =>
    typeof header === "string" ? ([header, 1] as const) : header,
  ),
];

type Known = ReadonlyMap<string, { column: Column; factor: number }>;

/** Columns by their words. The Chinese word or name of one column goes before another column's further words. */
export const knownWords = ({ columns }: Table): Known => {
  const known = new Map<string, { column: Column; factor: number }>();
  for (const own of [true, false])
    for (const column of columns)
      for (const [word, factor] of own ? wordsOf(column).slice(0, 2) : wordsOf(column).slice(2))
        if (!known.has(word)) known.set(word, { column, factor });
  return known;
};

type HeaderProblem = Omit<Problem, "file" | "row">;

const unknown = (header: string, known: Known): HeaderProblem => {
  const nearest = nearestWord(header, [...known.keys()]);
  return {
    column: shortened(header),
    value: shortened(header),
    code: "extra-label",
    fix: {
      zh: nearest === undefined ? "删除此列，或改用表中的列名" : `是否应为“${nearest}”？`,
      en: nearest === undefined ? "remove the column or use a known word" : `is it "${nearest}"?`,
    },
  };
};

const duplicate = ({ column, header }: MatchedColumn, first: MatchedColumn): HeaderProblem => ({
  column: header,
  value: header,
  code: "duplicate-label",
  fix: {
    zh: `第 ${first.at + 1} 列“${first.header}”已是“${column.zh}”，只留一列`,
    en: `column ${first.at + 1} "${first.header}" is "${column.name}" already: keep one`,
  },
});

const missing = ({ zh, name, presence }: Column): HeaderProblem => ({
  column: zh,
  value: "",
  code: "missing-label",
  fix: {
    zh: `加上列“${zh}”${presence === "nullable" ? "（单元格可以空）" : ""}`,
    en: `add the column "${zh}" (${name})${presence === "nullable" ? "; its cells may be empty" : ""}`,
  },
});

/**
 * The columns of the table that a header row names, in the order of the file. Throws LedgerError with every unknown,
 * repeated and missing column.
 */
export function matchHeader(
  table: Table,
  cells: readonly string[],
  file: string,
): readonly MatchedColumn[] {
  const known = knownWords(table);
  const byName = new Map<string, MatchedColumn>();
  const problems: HeaderProblem[] = [];
  for (const [at, cell] of cells.entries()) {
    const header = cell.trim();
    const found = known.get(header);
    if (found === undefined) problems.push(unknown(header, known));
    else {
      const matched = { ...found, at, header };
      const first = byName.get(found.column.name);
      if (first === undefined) byName.set(found.column.name, matched);
      else problems.push(duplicate(matched, first));
    }
  }
  const absent = table.columns.filter(
    ({ name, presence }) => presence !== "optional" && !byName.has(name),
  );
  problems.push(...absent.map(missing));
  if (problems.length > 0)
    throw new LedgerError(
      file,
      problems.map((problem) => ({ ...problem, file, row: 1 })),
    );
  return [...byName.values()];
}
