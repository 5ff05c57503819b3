import type { RowOrder } from "../../domain/rowColumns.ts";
import { column, type Column } from "../../domain/schema.ts";
import type { Language } from "../../domain/format.ts";
import { inLanguage } from "../../words/words.ts";
import type { TableColumn } from "./tableColumn.ts";

/** Widths that most values of a type need, in rem. */
const widths: Record<Column["type"], number> = {
  text: 8,
  "credit-code": 12.5,
  adcode: 7,
  park: 12,
  sector: 8.5,
  integer: 6.5,
  decimal: 6.5,
  boolean: 7,
  date: 7,
  year: 5,
  code: 8,
  codes: 11,
};

const numeric: readonly Column["type"][] = ["integer", "decimal"];

/** The columns of a list of enterprises, the name first, as they are sorted. */
export const enterpriseColumns = (
  names: readonly string[],
  order: RowOrder | "priority",
  language: Language,
): TableColumn[] =>
  ["name", ...names].map((name) => {
    const { type, meaning } = column("enterprise", name);
    const word = columnWord(name, language);
    return {
      name,
      word,
      hint: `${word}: ${inLanguage(meaning, language)}`,
      width: Math.max(widths[type], headWidth(word)),
      isNumber: numeric.includes(type),
      sort: sortOf(name, order),
    };
  });

/** Codes of areas and sectors are shown by their names, and named so. */
const shownAs: Partial<Record<string, { zh: string; en: string }>> = {
  adcode: { zh: "地区", en: "Area" },
  sector: { zh: "行业", en: "Sector" },
};

/** The head of a column of enterprises. */
export const columnWord = (name: string, language: Language): string =>
  inLanguage(shownAs[name] ?? column("enterprise", name), language);

function sortOf(name: string, order: RowOrder | "priority"): NonNullable<TableColumn["sort"]> {
  if (order === "priority" || order.column !== name) return "none";
  return order.descending ? "descending" : "ascending";
}

/** Chinese signs are as wide as they are high, others about half. */
const headWidth = (word: string): number =>
  [...word].reduce((sum, sign) => sum + (sign > "\u2e80" ? 0.8 : 0.45), 2);
