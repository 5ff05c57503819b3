import { drawingSize } from "./drawingSize.ts";
import { fittedLines } from "./fittedLines.ts";
import { paperColours } from "./paperColours.ts";
import { svgElement } from "./svgElements.ts";

/** A small drawing with its name and its value; null where there is nothing to draw. */
export interface PaperPanel {
  name: string;
  text: string;
  svg: SVGSVGElement | null;
}

const mostColumns = 4;
const gap = 18;
const lineHeight = 18;
const size = 13;
/** Of a panel without a drawing, pixels. */
const usual = { width: 168, height: 132 };

/** Small drawings beside each other, each with its words below, as a drawing for paper. */
export function paperPanels(panels: readonly PaperPanel[]): SVGSVGElement {
  const sizes = panels.map(({ svg }) => (svg === null ? usual : drawingSize(svg)));
  const width = Math.max(usual.width, ...sizes.map((one) => one.width));
  const height = Math.max(usual.height, ...sizes.map((one) => one.height));
  const columns = Math.min(mostColumns, panels.length);
  const stride = { x: width + gap, y: height + 2 * lineHeight + gap };
  const root = svgElement("svg", {
    viewBox: `0 0 ${columns * stride.x - gap} ${Math.ceil(panels.length / columns) * stride.y - gap}`,
  });
  for (const [at, panel] of panels.entries()) {
    const [x, y] = [(at % columns) * stride.x, Math.floor(at / columns) * stride.y];
    root.append(...drawingOf(panel, x, y), ...wordsOf(panel, { x, y: y + height, width }));
  }
  return root;
}

function drawingOf({ svg }: PaperPanel, x: number, y: number): Element[] {
  if (svg === null) return [];
  const { width, height } = drawingSize(svg);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  for (const [key, value] of Object.entries({ x, y, width, height }))
    copy.setAttribute(key, String(value));
  return [copy];
}

function wordsOf(
  { name, text }: PaperPanel,
  { x, y, width }: { x: number; y: number; width: number },
): SVGTextElement[] {
  const looks = [
    { of: name, fill: paperColours.quiet, weight: 400 },
    { of: text, fill: paperColours.ink, weight: 600 },
  ];
  return looks.map(({ of, fill, weight }, at) =>
    svgElement(
      "text",
      { x, y: y + (at + 1) * lineHeight - 4, "font-size": size, "font-weight": weight, fill },
      fittedLines(of, width, size, 1).join(""),
    ),
  );
}
