import type { AnswerStatus } from "../query/answer.ts";
import { paperColours } from "./paperColours.ts";
import { paperPattern, statusLooks } from "./paperPattern.ts";
import { targetDiamond, targetNotch, valueDot } from "./paperSigns.ts";
import { svgElement } from "./svgElements.ts";

/** What a row of a drawing shows on the common axis, in the units of the axis. */
export type PaperMark =
  /** A bar from the start of the axis, or the look of what has no number. */
  | { kind: "bar"; value: number | null; status: AnswerStatus; colour: string }
  /** ○ → ●. */
  | { kind: "arrow"; before: number | null; after: number | null; colour: string }
  /** ● with ◆ for its target. */
  | { kind: "dot"; value: number | null; colour: string }
  /** From where a count was to where it is; a dot for a state of it. */
  | { kind: "step"; from: number; to: number; isState: boolean };

/** Where a mark is drawn: the place of a value, the ends of the axis, and the middle of the row. */
export interface PaperPlace {
  x: (value: number) => number;
  left: number;
  right: number;
  y: number;
}

const thick = 10;
const radius = 5;

/** A mark with its target, the axis under it. */
export function paperMark(mark: PaperMark, target: number | null, place: PaperPlace): SVGElement[] {
  const { x, y } = place;
  const notch = target === null ? [] : [targetNotch(x(target), y - 8, 16)];
  switch (mark.kind) {
    case "bar":
      return [axisAt(place, y + thick / 2), ...barOf(mark, place), ...notch];
    case "arrow":
      return [axisAt(place, y), ...notch, ...arrowOf(mark, place)];
    case "dot":
      return [axisAt(place, y), ...dotOf(mark, target, place)];
    case "step":
      return [axisAt(place, y + thick / 2), ...stepOf(mark, place)];
  }
}

const axisAt = ({ left, right }: PaperPlace, y: number): SVGElement =>
  svgElement("line", { x1: left, x2: right, y1: y, y2: y, stroke: paperColours.axis });

function barOf(
  { value, status, colour }: Extract<PaperMark, { kind: "bar" }>,
  { x, left, right, y }: PaperPlace,
): SVGElement[] {
  const box = { x: left, y: y - thick / 2, width: right - left, height: thick };
  if (status !== "ok") return paperPattern(statusLooks[status], box);
  if (value === null) return [];
  const frame = { stroke: paperColours.edge, "stroke-width": 0.8 };
  return [
    svgElement("rect", { ...box, width: Math.max(1, x(value) - left), fill: colour, ...frame }),
  ];
}

function arrowOf(
  { before, after, colour }: Extract<PaperMark, { kind: "arrow" }>,
  { x, y }: PaperPlace,
): SVGElement[] {
  const dots = [
    ...(before === null ? [] : [valueDot(x(before), y, paperColours.paper, paperColours.quiet)]),
    ...(after === null ? [] : [valueDot(x(after), y, colour)]),
  ];
  if (before === null || after === null) return dots;
  const way = Math.sign(x(after) - x(before));
  const [from, to] = [x(before) + way * radius, x(after) - way * radius];
  if ((to - from) * way <= 0) return dots;
  const stroke = { stroke: paperColours.quiet, "stroke-width": 2 };
  const head = `M${to},${y} l${-5 * way},-4 v8 Z`;
  return [
    svgElement("line", { x1: from, x2: to, y1: y, y2: y, ...stroke }),
    ...(Math.abs(to - from) > 6 ? [svgElement("path", { d: head, fill: paperColours.quiet })] : []),
    ...dots,
  ];
}

function dotOf(
  { value, colour }: Extract<PaperMark, { kind: "dot" }>,
  target: number | null,
  { x, y }: PaperPlace,
): SVGElement[] {
  const between = { stroke: paperColours.edge, "stroke-width": 2, y1: y, y2: y };
  return [
    ...(value === null || target === null
      ? []
      : [svgElement("line", { x1: x(value), x2: x(target), ...between })]),
    ...(value === null ? [] : [valueDot(x(value), y, colour)]),
    ...(target === null ? [] : [targetDiamond(x(target), y)]),
  ];
}

function stepOf(
  { from, to, isState }: Extract<PaperMark, { kind: "step" }>,
  { x, y }: PaperPlace,
): SVGElement[] {
  if (isState) return [valueDot(x(to), y, paperColours.ink)];
  if (from === to) return [];
  const [first, last] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
  return [
    svgElement("rect", {
      x: first,
      y: y - thick / 2,
      width: Math.max(1.5, last - first),
      height: thick,
      fill: to > from ? paperColours.rise : paperColours.fall,
    }),
  ];
}
