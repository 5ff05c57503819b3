import type { MapPoint, MapRow } from "./mapRow.ts";

/** A label that would like to be shown; pixels. */
export interface LabelWish {
  readonly row: MapRow;
  readonly at: MapPoint;
  /** Extent of the area on the screen. */
  readonly width: number;
  readonly height: number;
  /** Radius of the circle at the point, beside which the label stands; 0 for a label on the area. */
  readonly radius: number;
}

export interface PlacedLabel {
  readonly adcode: string;
  /** Centre of the label. */
  readonly at: MapPoint;
  readonly name: string;
  /** "" when only the name has room. */
  readonly number: string;
}

interface Frame {
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A place for a label and its box there. */
interface Spot {
  readonly label: PlacedLabel;
  readonly box: Box;
}

export const labelSizes = { name: 12, number: 11.5, line: 14 } as const;

/** A label may stick out of its area by this much: else nobody knows whose it is. */
const room = { name: 1.5, number: 1.1 } as const;

const shifts = [0, -5, 5, -9, 9] as const;

/** Width of text without measuring it: a Chinese character is one em, anything else a little over a half. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/.test(letter) ? 1 : 0.58), 0) * size;

const labelSize = (name: string, number: string): Frame => ({
  width: Math.max(textWidth(name, labelSizes.name), textWidth(number, labelSizes.number)) + 2,
  height: labelSizes.line * (number === "" ? 1 : 2),
});

const around = ({ x, y }: MapPoint, { width, height }: Frame): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const isInside = (box: Box, { width, height }: Frame): boolean =>
  box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;

/** Where a label may stand: at its point and a little beside it, or below, above and beside its circle. */
function points({ at, radius }: LabelWish, size: Frame): MapPoint[] {
  if (radius === 0)
    return shifts
      .flatMap((dy) => shifts.map((dx) => ({ x: at.x + dx, y: at.y + dy })))
      .sort((a, b) => Math.hypot(a.x - at.x, a.y - at.y) - Math.hypot(b.x - at.x, b.y - at.y));
  const [dx, dy] = [radius + 2 + size.width / 2, radius + 1 + size.height / 2];
  return [
    { x: at.x, y: at.y + dy },
    { x: at.x, y: at.y - dy },
    { x: at.x + dx, y: at.y },
    { x: at.x - dx, y: at.y },
  ];
}

function spots(wish: LabelWish, name: string, number: string): Spot[] {
  const size = labelSize(name, number);
  const share = number === "" ? room.name : room.number;
  const isOwn = size.width <= wish.width * share && size.height <= wish.height * share;
  if (wish.radius === 0 && !isOwn) return [];
  return points(wish, size).map((at) => ({
    label: { adcode: wish.row.adcode, at, name, number },
    box: around(at, size),
  }));
}

const circles = (wishes: readonly LabelWish[]): Box[] =>
  wishes
    .filter(({ radius }) => radius > 0)
    // A circle leaves the corners of its square free.
    .map(({ at, radius }) => around(at, { width: radius * 1.7, height: radius * 1.7 }));

const bySize = (a: LabelWish, b: LabelWish): number =>
  b.radius - a.radius ||
  b.width * b.height - a.width * a.height ||
  (a.row.adcode < b.row.adcode ? -1 : 1);

/**
 * Labels that do not overlap, the largest areas first: as many short names as fit, then full names, then numbers
 * where there is still room. The same input gives the same labels.
 */
export function placeLabels(wishes: readonly LabelWish[], frame: Frame): PlacedLabel[] {
  const sorted = [...wishes].sort(bySize);
  const taken = circles(wishes);
  const placed = new Map<string, Spot>();
  const place = (wish: LabelWish, name: string, number: string): boolean => {
    const others = [...placed.values()].filter(({ label }) => label.adcode !== wish.row.adcode);
    const boxes = [...taken, ...others.map(({ box }) => box)];
    const spot = spots(wish, name, number).find(
      ({ box }) => isInside(box, frame) && !boxes.some((other) => overlaps(box, other)),
    );
    if (spot !== undefined) placed.set(wish.row.adcode, spot);
    return spot !== undefined;
  };
  for (const wish of sorted) place(wish, shortName(wish), "");
  for (const wish of sorted) if (placed.has(wish.row.adcode)) place(wish, wish.row.name, "");
  for (const wish of sorted) {
    const { adcode, name, valueText } = wish.row;
    if (!placed.has(adcode) || valueText === "") continue;
    if (!place(wish, name, valueText)) place(wish, shortName(wish), valueText);
  }
  return [...placed.values()].map(({ label }) => label);
}

const shortName = ({ row }: LabelWish): string => row.shortName ?? row.name;
