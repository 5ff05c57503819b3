import type { TableSupply } from "./generation.ts";
import type { TableReport } from "./provenance.ts";

/**
 * What must hold of the counts of a table: `rows` in = accepted + rejected; the areas and the unplaced add up to
 * `accepted`, `rejected` and to every `error`; the `manifest` says the same.
 */
export const rowCheckNames = ["rows", "accepted", "rejected", "errors", "manifest"] as const;
export type RowCheckName = (typeof rowCheckNames)[number];

/** Checks that do not hold, with by how many rows; [] when all hold. */
export function failedChecks(
  report: TableReport,
  supply: TableSupply,
): { name: RowCheckName; difference: number }[] {
  const { rowsIn, rowsAccepted, rowsRejected } = report;
  const errors = report.problems.filter(({ severity }) => severity === "error");
  const differences: Record<RowCheckName, number> = {
    rows: Math.abs(rowsIn - rowsAccepted - rowsRejected),
    accepted: Math.abs(sum(report.accepted) - rowsAccepted),
    rejected: Math.abs(sum(report.rejected) - rowsRejected),
    errors: errors.reduce((total, { areas, count }) => total + Math.abs(sum(areas) - count), 0),
    manifest:
      Math.abs((supply.rowsAccepted ?? 0) - rowsAccepted) +
      Math.abs((supply.rowsRejected ?? 0) - rowsRejected),
  };
  return rowCheckNames
    .map((name) => ({ name, difference: differences[name] }))
    .filter(({ difference }) => difference > 0);
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
