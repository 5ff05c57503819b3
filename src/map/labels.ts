import type { MapPoint, MapRow } from "./mapRow.ts";

/** A label that would like to be shown; pixels. */
export interface LabelWish {
  readonly row: MapRow;
  readonly at: MapPoint;
  /** Extent of the area on the screen. */
  readonly width: number;
  readonly height: number;
}

export interface PlacedLabel {
  readonly adcode: string;
  /** Centre of the label. */
  readonly at: MapPoint;
  readonly name: string;
  /** "" when only the name has room. */
  readonly number: string;
}

export const labelSizes = { name: 12, number: 11.5, line: 14 } as const;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Width of text without measuring it: a Chinese character is one em, anything else a little over a half. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/.test(letter) ? 1 : 0.58), 0) * size;

function boxOf({ at, name, number }: Omit<PlacedLabel, "adcode">): Box {
  const width = Math.max(textWidth(name, labelSizes.name), textWidth(number, labelSizes.number));
  const height = number === "" ? labelSizes.line : labelSizes.line * 2;
  const half = { x: width / 2 + 1, y: height / 2 };
  return { left: at.x - half.x, right: at.x + half.x, top: at.y - half.y, bottom: at.y + half.y };
}

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const shifts = [0, -6, 6, -11, 11] as const;

/** The same label at its point and a little beside it. */
const nearby = (label: PlacedLabel): PlacedLabel[] =>
  shifts
    .flatMap((dy) => shifts.map((dx) => ({ dx, dy })))
    .sort((a, b) => Math.hypot(a.dx, a.dy) - Math.hypot(b.dx, b.dy))
    .map(({ dx, dy }) => ({ ...label, at: { x: label.at.x + dx, y: label.at.y + dy } }));

/** A label may stick out of its area by a third, not more: else nobody knows whose it is. */
function belongs({ width, height }: LabelWish, label: PlacedLabel): boolean {
  const box = boxOf(label);
  return box.right - box.left <= width * 1.35 && box.bottom - box.top <= height * 1.35;
}

const names = ({ row }: LabelWish): string[] => [...new Set([row.name, row.shortName ?? row.name])];

interface Frame {
  readonly width: number;
  readonly height: number;
}

const isInside = (box: Box, { width, height }: Frame): boolean =>
  box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;

function fits(label: PlacedLabel, placed: Iterable<PlacedLabel>, frame: Frame): boolean {
  const box = boxOf(label);
  const others = [...placed].filter((other) => other.adcode !== label.adcode);
  return isInside(box, frame) && others.every((other) => !overlaps(box, boxOf(other)));
}

function placedName(
  wish: LabelWish,
  placed: ReadonlyMap<string, PlacedLabel>,
  frame: Frame,
): PlacedLabel | undefined {
  return names(wish)
    .map((name) => ({ adcode: wish.row.adcode, at: wish.at, name, number: "" }))
    .filter((label) => belongs(wish, label))
    .flatMap(nearby)
    .find((label) => fits(label, placed.values(), frame));
}

function placedWithNumber(
  wish: LabelWish,
  placed: ReadonlyMap<string, PlacedLabel>,
  frame: Frame,
): PlacedLabel | undefined {
  const named = placed.get(wish.row.adcode);
  if (named === undefined || wish.row.valueText === "") return undefined;
  return names(wish)
    .map((name) => ({ ...named, at: wish.at, name, number: wish.row.valueText }))
    .filter((label) => belongs(wish, label))
    .flatMap(nearby)
    .find((label) => fits(label, placed.values(), frame));
}

/**
 * Labels that do not overlap: first as many names as fit, the largest areas first, then the numbers of those that
 * still have room. The same input gives the same labels.
 */
export function placeLabels(wishes: readonly LabelWish[], frame: Frame): PlacedLabel[] {
  const bySize = [...wishes].sort(
    (a, b) => b.width * b.height - a.width * a.height || (a.row.adcode < b.row.adcode ? -1 : 1),
  );
  const placed = new Map<string, PlacedLabel>();
  for (const place of [placedName, placedWithNumber])
    for (const wish of bySize) {
      const label = place(wish, placed, frame);
      if (label !== undefined) placed.set(label.adcode, label);
    }
  return [...placed.values()];
}
