import type { ExportedClass } from "./exportTable.ts";
import { paperColours } from "./paperColours.ts";
import { paperPattern } from "./paperPattern.ts";
import { targetDiamond, targetNotch, valueDot } from "./paperSigns.ts";
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
    const taken = indent(entry) + roughWidth(entry.label, size) + gap;
    if (left > x && left + taken - gap > x + width) [left, line] = [x, line + 1];
    elements.push(...entryAt(entry, left, y + line * lineHeight));
    left += taken;
  }
  return { elements, height: entries.length === 0 ? 0 : (line + 1) * lineHeight };
}

const indent = ({ look }: ExportedClass): number => (look === "words" ? 0 : box.width + 6);

function entryAt(entry: ExportedClass, x: number, y: number): SVGElement[] {
  const { label } = entry;
  const at = { x: x + indent(entry), y: y + 11.5, "font-size": size, fill: paperColours.label };
  return [...signAt(entry, x, y), svgElement("text", at, label)];
}

function signAt({ look, colour }: ExportedClass, x: number, y: number): SVGElement[] {
  const [middle, centre] = [x + box.width / 2, y + box.height / 2];
  switch (look) {
    case "words":
      return [];
    case "notch":
      return [targetNotch(middle, y, box.height)];
    case "diamond":
      return [targetDiamond(middle, centre)];
    case "before":
      return [valueDot(middle, centre, paperColours.paper, paperColours.quiet)];
    case "after":
      return [valueDot(middle, centre, colour || paperColours.edge)];
    case "faint":
    case "colour":
    case "hatch":
    case "dots":
    case "rings":
    case "plain":
      return boxAt(look, colour, x, y);
  }
}

function boxAt(look: ExportedClass["look"], colour: string, x: number, y: number): SVGElement[] {
  const isFilled = look === "colour" || look === "rings" || look === "faint";
  const fill = isFilled ? colour : paperColours.paper;
  const faint = look === "faint" ? { "fill-opacity": 0.35 } : {};
  const frame = { x, y, ...box, fill, stroke: paperColours.edge, "stroke-width": 0.8, ...faint };
  return [svgElement("rect", frame), ...paperPattern(look, { x, y, ...box })];
}
