import { auditLattice } from "./auditLattice.ts";
import type { ToldPlace } from "./latticeAnswers.ts";
import { publishedRows, toldRestrictions, type Published } from "./published.ts";
import type { Reach } from "./reach.ts";

/** Something that can be told too closely from the files of a generation. */
export interface Exposure {
  readonly period: string;
  readonly place: string;
  readonly row: string;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Reads the answers of a written generation back, as anybody can, and proves for each place and period that nothing that
 * must not be known can be told from them. Returns what can.
 */
export async function auditWritten(
  written: Published,
  periods: readonly { period: string; places: readonly ToldPlace[] }[],
): Promise<Exposure[]> {
  const found: Exposure[] = [];
  for (const { period, places } of periods)
    for (const one of places)
      if (one.place !== null) {
        const exposed = await exposedIn(written, period, one.place, one);
        found.push(...exposed.map((reach) => exposureOf(period, one.place ?? "", reach)));
      }
  return found;
}

async function exposedIn(
  written: Published,
  period: string,
  place: string,
  { lattice }: ToldPlace,
): Promise<Reach[]> {
  const told = await publishedRows(written, period, place, lattice.rows);
  if (told === null) throw new Error(`${period}: not in the generation that was written`);
  const restrictions = [...lattice.restrictions, ...toldRestrictions(lattice.rows, told)];
  return auditLattice({ ...lattice, rows: [], restrictions }, new Set());
}

const exposureOf = (period: string, place: string, { need, lowest, highest }: Reach): Exposure => ({
  period,
  place,
  row: need.row,
  lowest,
  highest,
});
