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

/** The rings of a zero: dark with a light casing, so that they are seen on any colour. Map pixels. */
export const ringRadius = 2.2;
export const ringStrokes = ({ paper, ink }: MapColours) =>
  [
    { colour: paper, width: 2.6 },
    { colour: ink, width: 1.1 },
  ] as const;

/** Whether an area has a value: its fill tells the value. */
export const isValued = (look: AreaLook): boolean => look === "colour" || look === "rings";

/** An area that no row speaks of looks like one without data. */
export function lookOf(row: MapRow | undefined): AreaLook {
  if (row === undefined) return "hatch";
  return row.status === "ok" && row.value === 0 ? "rings" : looks[row.status];
}

/** Opaque fill below any pattern. */
export function fillColour(
  row: MapRow | undefined,
  mode: MapView["mode"],
  colours: MapColours = mapColours,
): string {
  if (row === undefined || !isValued(lookOf(row))) return colours.paper;
  return mode === "fill" ? row.colour : colours.quiet;
}
