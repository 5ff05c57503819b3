import type { ExportedClass } from "./exportTable.ts";
import { paperColours } from "./paperColours.ts";
import { svgElement } from "./svgElements.ts";
import { roughWidth } from "./wrapText.ts";

const size = 12;
const box = { width: 22, height: 14 };
const lineHeight = 22;
const gap = 18;

/** The entries of a legend in lines from x, y; `height` is what they take. */
export function pictureLegend(
  entries: readonly ExportedClass[],
  x: number,
  y: number,
  width: number,
): { elements: SVGElement[]; height: number } {
  const elements: SVGElement[] = [];
  let [left, line] = [x, 0];
  for (const entry of entries) {
    const taken = box.width + 6 + roughWidth(entry.label, size) + gap;
    if (left > x && left + taken - gap > x + width) [left, line] = [x, line + 1];
    elements.push(...entryAt(entry, left, y + line * lineHeight));
    left += taken;
  }
  return { elements, height: entries.length === 0 ? 0 : (line + 1) * lineHeight };
}

function entryAt({ look, colour, label }: ExportedClass, x: number, y: number): SVGElement[] {
  const fill = look === "colour" || look === "rings" ? colour : paperColours.paper;
  const frame = { x, y, ...box, fill, stroke: paperColours.edge, "stroke-width": 0.8 };
  const text = { x: x + box.width + 6, y: y + 11.5, "font-size": size, fill: paperColours.label };
  return [svgElement("rect", frame), ...patternIn(look, x, y), svgElement("text", text, label)];
}

/** Drawn, not referred to: swatches need no ids. */
function patternIn(look: ExportedClass["look"], x: number, y: number): SVGElement[] {
  if (look === "hatch")
    return [4, 10, 16].map((at) =>
      svgElement("line", {
        x1: x + at - 3,
        y1: y + box.height - 1,
        x2: x + at + 5,
        y2: y + 1,
        stroke: paperColours.hatch,
      }),
    );
  if (look === "dots")
    return [4, 11, 18].flatMap((at) =>
      [4, 10].map((down) =>
        svgElement("circle", { cx: x + at, cy: y + down, r: 1.1, fill: paperColours.dot }),
      ),
    );
  if (look !== "rings") return [];
  const ring = { cx: x + box.width / 2, cy: y + box.height / 2, r: 2.2, fill: "none" };
  return [
    svgElement("circle", { ...ring, stroke: paperColours.paper, "stroke-width": 2.6 }),
    svgElement("circle", { ...ring, stroke: paperColours.ink, "stroke-width": 1.1 }),
  ];
}
