import { scaleThreshold } from "d3-scale";

/**
 * Brown below the target, blue-green from it on. The lightness of the four of either side interleaves, so that even in
 * grey no two of the eight look the same.
 */
const below = ["#854301", "#af6d15", "#cf9d42", "#f0d895"];
const above = ["#84cbc3", "#409f97", "#00756e", "#004b46"];
/** Where targets of several places make more classes below than four. */
const furtherBelow = ["#723204", "#934d08", "#b06d0e", "#c88f29", "#dbb35b", "#f0d895"];
const sequential = ["#badfd9", "#77bdb5", "#3e9992", "#00726b", "#004b46"];
const longSequential = [
  "#bae5d2",
  "#7bcdb8",
  "#42b1a3",
  "#00928a",
  "#007270",
  "#00545c",
  "#003847",
];

/** Fill of an area without data; drawn with a hatch on top. */
export const noDataColour = "#fafaf8";

/** What is drawn without classes: circles of counts, bars of a measure without a scale. */
export const plainColour = "#409f97";

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
  const colours = target === null ? inOrder(breaks.length + 1) : aroundTarget(breaks, target);
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
  const missing = missed > below.length ? furtherBelow : below;
  const reached = met >= 3 ? above : above.slice(1);
  return [...exactly([...missing].reverse(), missed).reverse(), ...exactly(reached, met)];
}

const inOrder = (size: number): string[] =>
  size > sequential.length ? exactly(longSequential, size) : tones(sequential, size);

/** The first `size` colours; classes beyond the last colour share it. */
const exactly = (colours: readonly string[], size: number): string[] =>
  Array.from({ length: size }, (_, index) => colours[index] ?? colours.at(-1) ?? noDataColour);

/** `size` tones spread evenly over a sequential palette. */
const tones = (colours: readonly string[], size: number): string[] =>
  Array.from({ length: size }, (_, index) => {
    const at =
      size === 1 ? colours.length - 1 : Math.round((index * (colours.length - 1)) / (size - 1));
    return colours[at] ?? noDataColour;
  });
