import { columnsOf, type Column } from "./schema.ts";

/** What a list of enterprises can show besides the name, which leads every row. */
export const rowColumns: readonly Column[] = columnsOf("enterprise").filter(
  ({ name }) => name !== "name",
);

/** Columns of the list and of 应建未建 where the reader has chosen none. */
export const defaultColumns: Record<"enterprises" | "backlog", readonly string[]> = {
  enterprises: [
    "credit_code",
    "adcode",
    "township",
    "sector",
    "unit_nature",
    "employees",
    "members",
    "build_mode",
    "park",
    "key_lists",
    "party_org",
  ],
  backlog: [
    "adcode",
    "employees",
    "key_lists",
    "tech_lists",
    "party_org",
    "park",
    "one_plan",
    "one_officer",
    "township",
    "credit_code",
  ],
};

const isRowColumn = (name: string): boolean => rowColumns.some((column) => column.name === name);

/** "credit_code.employees" → names; undefined when one is unknown or told twice. */
export function parseRowColumns(text: string): string[] | undefined {
  const names = text.split(".");
  return names.every(isRowColumn) && new Set(names).size === names.length ? names : undefined;
}

export const formatRowColumns = (names: readonly string[]): string => names.join(".");

/** By which column a list is sorted. */
export interface RowOrder {
  column: string;
  descending: boolean;
}

/** "employees-desc" → order; undefined when it is not understood. */
export function parseRowOrder(text: string): RowOrder | undefined {
  const [, column = "", direction] = /^([a-z0-9_]+)-(asc|desc)$/.exec(text) ?? [];
  return column === "name" || isRowColumn(column)
    ? { column, descending: direction === "desc" }
    : undefined;
}

export const formatRowOrder = ({ column, descending }: RowOrder): string =>
  `${column}-${descending ? "desc" : "asc"}`;

const amounts: readonly Column["type"][] = ["integer", "decimal", "boolean", "codes"];

/** The order after a click on the head of a column: amounts begin with the largest, words with the first. */
export function nextRowOrder(column: string, now: RowOrder | null): RowOrder {
  if (now?.column === column) return { column, descending: !now.descending };
  const type = rowColumns.find(({ name }) => name === column)?.type ?? "text";
  return { column, descending: amounts.includes(type) };
}
