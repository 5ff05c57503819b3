import type { Column, Table } from "../../src/domain/schema.ts";
import { CellFault, type CellValue } from "./cell.ts";
import { adcodeParser } from "./parseAdcode.ts";
import { splitList } from "./splitList.ts";

/** A rule that a row breaks, and the position of the column that is named for it. */
export interface RowFault {
  at: number;
  value: string;
  fault: CellFault;
}

type RowRule = (values: readonly CellValue[]) => RowFault | undefined;

const indexOf = ({ columns }: Table, name: string): number => {
  const at = columns.findIndex((column) => column.name === name);
  if (at === -1) throw new Error(`unknown column: ${name}`);
  return at;
};

const moreThan = (column: Column, bound: Column, value: number, limit: number) =>
  new CellFault(
    "row-constraint",
    `“${column.zh}” ${value} 大于“${bound.zh}” ${limit}：核对两者`,
    `"${column.zh}" ${value} is more than "${bound.zh}" ${limit}: check both`,
  );

/** Both must be known for the rule to apply. */
const noMoreThan = (table: Table, column: Column, boundName: string): RowRule => {
  const [at, boundAt] = [indexOf(table, column.name), indexOf(table, boundName)];
  const bound = table.columns[boundAt] ?? column;
  return (values) => {
    const [value, limit] = [values[at], values[boundAt]];
    if (typeof value !== "number" || typeof limit !== "number" || value <= limit) return undefined;
    return { at, value: String(value), fault: moreThan(column, bound, value, limit) };
  };
};

const parsePlace = adcodeParser("places");

/** Every code of the list is an area in force. */
const adcodeList = (table: Table, name: string): RowRule => {
  const at = indexOf(table, name);
  return (values) => {
    for (const adcode of splitList(String(values[at] ?? ""))) {
      const fault = parsePlace(adcode);
      if (fault instanceof CellFault) return { at, value: adcode, fault };
    }
    return undefined;
  };
};

const rulesOf = (table: Table): RowRule[] => [
  ...table.columns.flatMap((column) =>
    column.noMoreThan === undefined ? [] : [noMoreThan(table, column, column.noMoreThan)],
  ),
  ...(table.name === "park" ? [adcodeList(table, "adcodes")] : []),
];

/** The rules across the columns of a row that it breaks. Values are in the order of the table's columns. */
export function rowChecker(table: Table): (values: readonly CellValue[]) => RowFault[] {
  const rules = rulesOf(table);
  return (values) => rules.flatMap((rule) => rule(values) ?? []);
}
