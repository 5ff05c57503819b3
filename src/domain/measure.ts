import { measureTable } from "./measures.ts";
import type { MeasureDefinition } from "./measureDefinition.ts";
import { predicateColumns } from "./predicate.ts";

export type { FactTable, MeasureDefinition } from "./measureDefinition.ts";

/** A definition together with its id. */
export interface Measure extends MeasureDefinition {
  id: MeasureId;
}

export type MeasureId = keyof typeof measureTable;

export const measureIds = Object.keys(measureTable) as MeasureId[];

export const isMeasureId = (text: string): text is MeasureId => Object.hasOwn(measureTable, text);

export const measure = (id: MeasureId): Measure => ({ id, ...measureTable[id] });

/** Version of the definitions: part of a generation's identity. Grows with every change of a definition. */
export const measuresVersion = "1";

/** SQL name of one of the three counts of a measure in a fact table. */
export type Count = "numerator" | "denominator" | "left_out";
export const countColumn = (id: MeasureId, count: Count): string =>
  `${id.replaceAll("-", "_")}_${count}`;

/** Columns of the measure's table without which it has no value. */
export function measureColumns(id: MeasureId): string[] {
  const { population, known, eligible, covered, numerator, denominator } = measure(id);
  const sums = [numerator, denominator].flatMap((part) => (part === "rows" ? [] : [part.sum]));
  const named = [population, known, eligible, covered].flatMap(predicateColumns);
  return [...new Set([...named, ...sums])];
}
