import { isCountedByRow } from "./isCountedByRow.ts";
import { measure, type MeasureId } from "./measure.ts";
import { conjuncts } from "./predicate.ts";
import type { RowPart } from "./viewChoices.ts";

/**
 * The parts of a measure that rows of enterprises can be listed for. A measure of persons has enterprises behind its
 * denominator, of which none is in the numerator or in the gap as a whole; a count has a numerator alone.
 */
export function offeredParts(id: MeasureId): readonly RowPart[] {
  const { kind, numerator, known, flow } = measure(id);
  if (!isCountedByRow(id) || flow !== undefined) return ["all"];
  if (kind === "count") return numerator === "rows" ? ["all", "numerator"] : ["all"];
  const leftOut: RowPart[] = conjuncts(known).length > 0 ? ["left-out"] : [];
  return numerator === "rows"
    ? ["all", "denominator", "numerator", "gap", ...leftOut]
    : ["all", "denominator", ...leftOut];
}
