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

/** Whether an area has a value: its fill tells the value. */
export const isValued = (look: AreaLook): boolean => look === "colour" || look === "rings";

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
