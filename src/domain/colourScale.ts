import { scaleThreshold } from "d3-scale";

/** Brown below the target, blue-green from it on: told apart with every kind of colour vision and in grey. */
const below = ["#8c510a", "#b97a28", "#d6b062", "#ead6a0"];
const above = ["#9fd0c8", "#4f9f98", "#1b7a71", "#0b5c55"];
const sequential = ["#d9ece8", "#a9d3cc", "#6fb3ab", "#378f87", "#0b5c55"];

/** Fill of an area without data; drawn with a hatch on top. */
export const noDataColour = "#f1f2ef";

/** What is drawn without classes: circles of counts, bars of a measure without a scale. */
export const plainColour = "#6fb3ab";

export interface ColourClass {
  /** Inclusive lower bound, null for the open first class. */
  from: number | null;
  /** Exclusive upper bound, null for the open last class. */
  to: number | null;
  colour: string;
}

/** One scale of a measure: map, legend and bars call the same object. Values are 0–1 for rates. */
export interface ColourScale {
  (value: number | null): string;
  classes: readonly ColourClass[];
  /** The break that parts below from met; null without a target. */
  target: number | null;
}

/**
 * Classes [from, to) between ascending breaks. With a target, which must be one of the breaks, the classes below it
 * are brown and the others blue-green, so that met and missed never share a colour.
 */
export function colourScale(breaks: readonly number[], target: number | null): ColourScale {
  const colours =
    target === null ? tones(sequential, breaks.length + 1) : aroundTarget(breaks, target);
  const threshold = scaleThreshold<number, string>(breaks, colours);
  const classes = colours.map((colour, index) => ({
    from: breaks[index - 1] ?? null,
    to: breaks[index] ?? null,
    colour,
  }));
  const scale = (value: number | null): string =>
    value === null ? noDataColour : threshold(value);
  return Object.assign(scale, { classes, target });
}

function aroundTarget(breaks: readonly number[], target: number): string[] {
  const index = breaks.indexOf(target);
  if (index < 0) throw new Error(`target is not a break: ${target} in ${breaks.join(", ")}`);
  const missed = index + 1;
  const met = breaks.length - index;
  const nearest = (colours: readonly string[], size: number): string[] => colours.slice(-size);
  return [...nearest(below, missed), ...spread(above, met)];
}

/** Some of the colours from the first on, skipping so that neighbours differ well. */
const spread = (colours: readonly string[], size: number): string[] =>
  size >= 3 ? colours.slice(0, size) : colours.slice(1, size + 1);

/** `size` tones spread evenly over a sequential palette. */
const tones = (colours: readonly string[], size: number): string[] =>
  Array.from({ length: size }, (_, index) => {
    const at =
      size === 1 ? colours.length - 1 : Math.round((index * (colours.length - 1)) / (size - 1));
    return colours[at] ?? noDataColour;
  });
