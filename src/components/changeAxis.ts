import { scaleLinear } from "d3-scale";
import { formatCount } from "../domain/format.ts";
import type { Measure } from "../domain/measure.ts";
import { measuredValue } from "../domain/measuredValue.ts";
import type { AreaChange, PlaceChanges } from "../state/changes.svelte.ts";
import type { Catalogue } from "../words/words.ts";
import { wholeStanding } from "./changeText.ts";

/** The target of an area, 0–1; null where none is in force, and for 未定位. */
export const changeTarget = (
  measure: Measure,
  { adcode, after }: AreaChange,
  whole: AreaChange,
): number | null =>
  adcode === null ? null : (wholeStanding(measure, adcode, { ...whole, after })?.threshold ?? null);

/** The ends of the common axis of the areas. */
export function changeDomain(measure: Measure, { areas, whole }: PlaceChanges): [number, number] {
  const values = areas.flatMap((change) =>
    [
      measuredValue(measure, change.before),
      measuredValue(measure, change.after),
      changeTarget(measure, change, whole),
    ].flatMap((value) => value ?? []),
  );
  const least = measure.kind === "count" ? 0 : Math.min(...values);
  const [from = 0, to = 1] = scaleLinear()
    .domain(values.length === 0 ? [0, 1] : [least, Math.max(...values, least)])
    .nice(5)
    .domain();
  return [from, to];
}

/** An end of the axis in words. */
export function changeEnd({ kind }: Measure, value: number, words: Catalogue): string {
  if (kind === "rate") return words.percent(String(Number((value * 100).toFixed(1))));
  return kind === "count" ? formatCount(value) : value.toFixed(1);
}
