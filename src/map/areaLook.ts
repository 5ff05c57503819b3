import type { AnswerStatus } from "../query/answer.ts";
import type { MapRow, MapView } from "./mapRow.ts";

/** How an area is filled: by colour, with rings on it (zero), hatched (no data), dotted (hidden) or plain white (not applicable). */
export const areaLooks = ["colour", "rings", "hatch", "dots", "plain"] as const;
export type AreaLook = (typeof areaLooks)[number];

const looks: Record<AnswerStatus, AreaLook> = {
  ok: "colour",
  none: "hatch",
  "not-supplied": "hatch",
  hidden: "dots",
  "not-applicable": "plain",
};

export const mapColours = {
  ink: "#1d2a33",
  paper: "#ffffff",
  /** Areas under proportional circles. */
  quiet: "#e6e9e4",
  hatch: "#cccccc",
  dot: "#8a949b",
  edge: "#aab3b0",
  outline: "#6f7b83",
} as const;

/** The rings of a zero: dark with a light casing, so that they are seen on any colour. Map pixels. */
export const ringRadius = 2.2;
export const ringStrokes = [
  { colour: mapColours.paper, width: 2.6 },
  { colour: mapColours.ink, width: 1.1 },
] as const;

/** Whether an area has a value: its fill tells the value. */
export const isValued = (look: AreaLook): boolean => look === "colour" || look === "rings";

/** An area that no row speaks of looks like one without data. */
export function lookOf(row: MapRow | undefined): AreaLook {
  if (row === undefined) return "hatch";
  return row.status === "ok" && row.value === 0 ? "rings" : looks[row.status];
}

/** Opaque fill below any pattern. */
export function fillColour(row: MapRow | undefined, mode: MapView["mode"]): string {
  if (row === undefined || !isValued(lookOf(row))) return mapColours.paper;
  return mode === "fill" ? row.colour : mapColours.quiet;
}
