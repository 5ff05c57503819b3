import { measure, type CountedId } from "../../src/domain/measure.ts";
import { conjuncts, type Predicate } from "../../src/domain/predicate.ts";
import { sizeBands } from "../../src/domain/size.ts";

/** What the measures of the lattice need to know of an enterprise; null is unknown. */
export interface EnterpriseClass {
  readonly size: string | null;
  readonly nature: string | null;
  readonly mode: string | null;
  /** Only whether there is one matters to a measure. */
  readonly park: string | null;
}

/** Where an enterprise stands in a measure: covered, not covered, left out; null outside the population. */
export type Part = "covered" | "uncovered" | "left-out";

/** Throws for a measure that needs to know more. */
export function partOf(id: CountedId, one: EnterpriseClass): Part | null {
  const { population, known, eligible, covered } = measure(id);
  if (!holds(population, one)) return null;
  if (!holds(known, one)) return "left-out";
  if (!holds(eligible, one)) return null;
  return holds(covered, one) ? "covered" : "uncovered";
}

function holds(predicate: Predicate, one: EnterpriseClass): boolean {
  if ("all" in predicate) return conjuncts(predicate).every((part) => holds(part, one));
  if ("any" in predicate) return predicate.any.some((part) => holds(part, one));
  if (predicate.column === "employees") return sizeHolds(predicate, one.size);
  const value = valueOf(predicate.column, one);
  if ("known" in predicate) return (value !== null) === predicate.known;
  if ("in" in predicate) return value !== null && predicate.in.includes(value);
  throw new Error(`the lattice has no class for ${JSON.stringify(predicate)}`);
}

function valueOf(column: string, { nature, mode, park }: EnterpriseClass): string | null {
  if (column === "unit_nature") return nature;
  if (column === "build_mode") return mode;
  if (column === "park") return park;
  throw new Error(`the lattice has no class for column ${column}`);
}

function sizeHolds(predicate: Predicate, size: string | null): boolean {
  if ("known" in predicate) return (size !== null) === predicate.known;
  if (!("min" in predicate) && !("max" in predicate))
    throw new Error(`the lattice has no class for ${JSON.stringify(predicate)}`);
  const band = sizeBands.find(({ id }) => id === size);
  if (band === undefined) return false;
  const { min = 0, max = Infinity } = predicate as { min?: number; max?: number };
  const top = band.max ?? Infinity;
  if (band.min >= min && top <= max) return true;
  if (top < min || band.min > max) return false;
  throw new Error(`size band ${band.id} lies on both sides of ${JSON.stringify(predicate)}`);
}
