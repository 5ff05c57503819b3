import type { Table } from "../../src/domain/schema.ts";
import { CellFault, type CellValue } from "./cell.ts";
import type { RowFault } from "./checkRow.ts";

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

const differing = (word: string, derived: boolean): CellFault =>
  new CellFault(
    "derived-differs",
    `“${word}”与其组成部分不符（按各部分应为${derived ? "是" : "否"}），以所填为准：请核对`,
    `"${word}" differs from its parts, which make it ${derived ? "true" : "false"}; what is written counts: check`,
  );

/**
 * Fills derived columns of a row that are null; a stated value stays, and is told of where it differs from its parts.
 * Values are in the order of the table's columns.
 */
export function rowDeriver(table: Table): (values: CellValue[]) => RowFault[] {
  const at = (name: string) => table.columns.findIndex((column) => column.name === name);
  const steps = derivedIn(table).map(([name, { parts, value }]) => ({
    to: at(name),
    word: table.columns[at(name)]?.zh ?? name,
    from: parts.map(at),
    value,
  }));
  return (values) => {
    const differs: RowFault[] = [];
    for (const { to, word, from, value } of steps) {
      const derived = value(from.map((part) => values[part] ?? null));
      const stated = values[to] ?? null;
      if (stated === null) values[to] = derived;
      else if (derived !== null && stated !== derived)
        differs.push({
          at: to,
          value: stated === true ? "是" : "否",
          fault: differing(word, derived),
        });
    }
    return differs;
  };
}

/** The columns that have values: those of the ledger, and derived ones whose parts all have values. */
export function suppliedColumns(table: Table, inLedger: readonly string[]): string[] {
  const supplied = new Set(inLedger);
  for (const [name, { parts }] of derivedIn(table))
    if (parts.every((part) => supplied.has(part))) supplied.add(name);
  return table.columns.map(({ name }) => name).filter((name) => supplied.has(name));
}
