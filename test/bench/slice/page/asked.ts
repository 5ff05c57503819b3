import { measureDimensions, type Dimension } from "../../../../src/domain/dimension.ts";
import type { CountedId } from "../../../../src/domain/measure.ts";
import { period } from "../period.ts";

/** What everybody is asked: of all places the measure that counts in the most rows of the cube. */
export const asked = {
  measure: "should-build-completion",
  in: null,
  period,
} as const satisfies { measure: CountedId; in: null; period: string };

export const pair = ["sector", "size"] as const;

export type Sliced = Exclude<Dimension, "period">;

export const dimensions = measureDimensions(asked.measure).filter(
  (one): one is Sliced => one !== "period",
);
