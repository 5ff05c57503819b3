import type { Measure } from "./measure.ts";

type Kind = Pick<Measure, "kind">;

interface MeasuredRow {
  status: string;
  value: number | null;
  numerator: number | null;
}

/**
 * What a row says of its measure, which it is ranked, drawn and compared by: the value of rates and ratios, the
 * numerator of counts; null where nothing is said.
 */
export function measuredValue({ kind }: Kind, row: MeasuredRow | undefined): number | null {
  if (row?.status !== "ok") return null;
  return kind === "count" ? row.numerator : row.value;
}

/** Value at the right end of an axis from 0: a share ends at 1, anything else where the greatest value does. */
export const axisMost = ({ kind }: Kind, values: readonly (number | null)[]): number =>
  kind === "rate" ? 1 : Math.max(1, ...values.map((value) => value ?? 0));
