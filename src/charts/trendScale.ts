import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";

/**
 * Vertical range of a trend that holds the values and the target with air around them; rates stay within 0–1. It
 * starts at zero only when the values come near it, so both ends have to be labelled.
 */
export function trendDomain(
  values: readonly (number | null)[],
  target: number | null,
  most = 1,
): [low: number, high: number] {
  const known = [...values, target].filter((value) => value !== null);
  const [low, high] = extent(known);
  if (low === undefined || high === undefined) return [0, most];
  const air = Math.max((high - low) * 0.12, most * 0.01);
  const [from, to] = scaleLinear()
    .domain([low - air, high + air])
    .nice(4)
    .domain();
  return [Math.max(0, from ?? low), Math.min(most, to ?? high)];
}
