import { areaChildren, cityOf, placeOf } from "./area.ts";

/**
 * What a selection in an area can be set against: the places, the areas of its own place, and where it lies in one of
 * these with areas inside, those.
 */
export function comparableAreas(places: readonly string[], area: string | null): string[] {
  const inside = [area === null ? null : placeOf(area), area === null ? null : cityOf(area)];
  const parts = inside.flatMap((one) => (one === null ? [] : areaChildren(one)));
  return [...new Set([...places, ...parts.map(({ adcode }) => adcode)])];
}
