import type { AnswerStatus } from "../query/answer.ts";
import type { MapRow, MapView } from "./mapRow.ts";

/** How an area is filled: by colour, hatched (no data), dotted (hidden) or plain white (not applicable). */
export const areaLooks = ["colour", "hatch", "dots", "plain"] as const;
export type AreaLook = (typeof areaLooks)[number];

const looks: Record<AnswerStatus, AreaLook> = {
  ok: "colour",
  none: "hatch",
  "not-supplied": "hatch",
  hidden: "dots",
  "not-applicable": "plain",
};

export const areaLook = (status: AnswerStatus): AreaLook => looks[status];

/** Colours of the map that are no data, as properties of the page: they follow its look. */
export const mapColours = {
  ink: "var(--map-ink)",
  paper: "var(--map-paper)",
  /** Areas under proportional circles. */
  quiet: "var(--map-quiet)",
  hatch: "var(--map-hatch)",
  dot: "var(--map-dot)",
  edge: "var(--map-edge)",
  outline: "var(--map-outline)",
} as const;

export type MapColours = Readonly<Record<keyof typeof mapColours, string>>;

/** An area that no row speaks of looks like one without data. */
export function lookOf(row: MapRow | undefined): AreaLook {
  return row === undefined ? "hatch" : areaLook(row.status);
}

/** Opaque fill below any pattern. */
export function fillColour(
  row: MapRow | undefined,
  mode: MapView["mode"],
  colours: MapColours = mapColours,
): string {
  if (row === undefined || lookOf(row) !== "colour") return colours.paper;
  return mode === "fill" ? row.colour : colours.quiet;
}
