import { countedIds, measure, type CountedId, type MeasureId } from "./measure.ts";

/** Whether a measure can be counted from the rows of enterprises alone. */
export const isCountedByRow = (id: MeasureId): id is CountedId =>
  countedIds.some((counted) => counted === id) && measure(id).table === "enterprise";
