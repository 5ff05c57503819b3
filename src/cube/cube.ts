import type { Count } from "../domain/measure.ts";
import type { Coordinate } from "./coordinate.ts";

/** The additive counts of a measure by row; a count measure has a numerator alone. */
export type CountColumns = Readonly<Partial<Record<Count, Int32Array>>> & { numerator: Int32Array };

/** A fact table of one period as typed columns. */
export interface Cube {
  rows: number;
  /** By the name of its column in SQL; of areas `place`, `city` and `district`. */
  coordinates: ReadonlyMap<string, Coordinate>;
}
