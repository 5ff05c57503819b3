import { paperColours } from "./paperColours.ts";
import { svgElement } from "./svgElements.ts";

/** A target as a notch from `top` down. */
export const targetNotch = (x: number, top: number, height: number): SVGElement =>
  svgElement("rect", { x: x - 1, y: top, width: 2, height, fill: paperColours.ink });

/** A target as ◆. */
export const targetDiamond = (x: number, y: number): SVGElement =>
  svgElement("path", {
    d: `M${x},${y - 6.5} l5,6.5 l-5,6.5 l-5,-6.5 Z`,
    fill: paperColours.ink,
    stroke: paperColours.paper,
    "stroke-width": 1.2,
    "paint-order": "stroke",
  });

/** A value as a circle. */
export const valueDot = (
  x: number,
  y: number,
  fill: string,
  stroke: string = paperColours.label,
): SVGElement => svgElement("circle", { cx: x, cy: y, r: 5, fill, stroke, "stroke-width": 1.2 });
