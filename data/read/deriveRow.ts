import type { Table } from "../../src/domain/schema.ts";
import type { CellValue } from "./cell.ts";

interface Derivation {
  parts: readonly string[];
  value: (parts: readonly CellValue[]) => boolean | null;
}

/** False when a part is false, true when all are, else not known. */
const allHold = (parts: readonly CellValue[]): boolean | null => {
  if (parts.includes(false)) return false;
  return parts.every((part) => part === true) ? true : null;
};

const atLeastTen = ([employees]: readonly CellValue[]): boolean | null =>
  typeof employees === "number" ? employees >= 10 : null;

/** Columns that are worked out when the ledger leaves them empty, in the order in which they need each other. */
export const derivations: ReadonlyMap<string, Derivation> = new Map([
  ["has_10_employees", { parts: ["employees"], value: atLeastTen }],
  [
    "sanyou",
    { parts: ["has_fixed_premises", "has_10_employees", "has_business_activity"], value: allHold },
  ],
  [
    "physical_present",
    { parts: ["sh_has_address", "sh_has_workers", "sh_has_activity"], value: allHold },
  ],
]);

const derivedIn = ({ columns }: Table) =>
  [...derivations].filter(([name]) =>
    columns.some((column) => column.name === name && column.derived !== undefined),
  );

/** Fills derived columns of a row that are null; a stated value stays. Values are in the order of the table's columns. */
export function rowDeriver(table: Table): (values: CellValue[]) => void {
  const at = (name: string) => table.columns.findIndex((column) => column.name === name);
  const steps = derivedIn(table).map(([name, { parts, value }]) => ({
    to: at(name),
    from: parts.map(at),
    value,
  }));
  return (values) => {
    for (const { to, from, value } of steps)
      if (values[to] === null) values[to] = value(from.map((part) => values[part] ?? null));
  };
}

/** The columns that have values: those of the ledger, and derived ones whose parts all have values. */
export function suppliedColumns(table: Table, inLedger: readonly string[]): string[] {
  const supplied = new Set(inLedger);
  for (const [name, { parts }] of derivedIn(table))
    if (parts.every((part) => supplied.has(part))) supplied.add(name);
  return table.columns.map(({ name }) => name).filter((name) => supplied.has(name));
}
