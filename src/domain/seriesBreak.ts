import * as v from "valibot";
import { isMeasureId } from "./measure.ts";

/** A change of definition or source from a period on: figures before and after it are not of one series. */
export const seriesBreakSchema = v.object({
  /** The measures that it touches; all when left out. */
  measures: v.exactOptional(
    v.pipe(
      v.array(v.pipe(v.string(), v.check(isMeasureId, "not the id of a measure"))),
      v.minLength(1),
    ),
  ),
  note: v.object({
    zh: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    en: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400)),
  }),
});

export const seriesBreaksSchema = v.array(seriesBreakSchema);

export type SeriesBreak = v.InferOutput<typeof seriesBreakSchema>;
