import type { Table } from "../../src/domain/schema.ts";
import { knownWords } from "./matchHeader.ts";

/**
 * Does a record look like the header of the table, even if a word is wrong or missing? At least half of its words must be
 * those of columns; `matchHeader` says exactly what is wrong with the others.
 */
export function headerChecker(table: Table): (cells: readonly string[]) => boolean {
  const known = knownWords(table);
  return (cells) => {
    const words = cells.map((cell) => cell.trim()).filter((word) => word !== "");
    const fitting = words.filter((word) => known.has(word)).length;
    return fitting > 0 && 2 * fitting >= words.length;
  };
}
