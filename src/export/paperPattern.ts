import type { AnswerStatus } from "../query/answer.ts";
import type { ExportedLook } from "./exportTable.ts";
import { paperColours } from "./paperColours.ts";
import { svgElement } from "./svgElements.ts";

/** Where something is drawn, in the units of the drawing. */
export interface PaperBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How what has no number looks, the same as on the page. */
export const statusLooks = {
  hidden: "dots",
  "not-applicable": "plain",
  "not-supplied": "hatch",
  none: "hatch",
} as const satisfies Record<Exclude<AnswerStatus, "ok">, ExportedLook>;

/** A pattern over a box. Drawn, not referred to: it needs no ids. */
export function paperPattern(look: ExportedLook, box: PaperBox): SVGElement[] {
  if (look === "hatch") return hatch(box);
  if (look === "dots") return dots(box);
  return look === "rings" ? rings(box) : [];
}

const hatch = ({ x, y, width, height }: PaperBox): SVGElement[] => {
  const run = height * 0.57;
  return steps(1, width - run - 1, 6).map((at) =>
    svgElement("line", {
      x1: x + at,
      y1: y + height - 1,
      x2: x + at + run,
      y2: y + 1,
      stroke: paperColours.hatch,
    }),
  );
};

const dots = ({ x, y, width, height }: PaperBox): SVGElement[] =>
  steps(4, width - 2, 7).flatMap((at) =>
    steps(height < 12 ? height / 2 : 4, height - 2, 6).map((down) =>
      svgElement("circle", { cx: x + at, cy: y + down, r: 1.1, fill: paperColours.dot }),
    ),
  );

function rings({ x, y, width, height }: PaperBox): SVGElement[] {
  const ring = { cx: x + width / 2, cy: y + height / 2, r: 2.2, fill: "none" };
  return [
    svgElement("circle", { ...ring, stroke: paperColours.paper, "stroke-width": 2.6 }),
    svgElement("circle", { ...ring, stroke: paperColours.ink, "stroke-width": 1.1 }),
  ];
}

/** from, from + by, … up to `to`. */
function steps(from: number, to: number, by: number): number[] {
  return Array.from(
    { length: Math.max(0, Math.floor((to - from) / by) + 1) },
    (_, at) => from + at * by,
  );
}
