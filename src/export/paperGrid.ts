import type { AnswerStatus } from "../query/answer.ts";
import { fittedLines } from "./fittedLines.ts";
import { paperColours } from "./paperColours.ts";
import { paperPattern, statusLooks, type PaperBox } from "./paperPattern.ts";
import { svgElement } from "./svgElements.ts";

/** A crossing of two groups. */
export interface PaperCell {
  status: AnswerStatus;
  text: string;
  fill: string;
  ink: string;
  /** Outside of what is chosen. */
  isFaint: boolean;
}

export interface PaperGrid {
  corner: string;
  columns: readonly string[];
  rows: readonly { name: string; cells: readonly PaperCell[] }[];
}

const nameWidth = 150;
const cellWidth = 66;
const rowHeight = 32;
const size = 12;
const small = 11;
const headLines = 3;

/** Two dimensions crossed as a drawing for paper. */
export function paperGrid({ corner, columns, rows }: PaperGrid): SVGSVGElement {
  const deepest = Math.max(
    fittedLines(corner, nameWidth - 8, small, headLines).length,
    ...columns.map((column) => fittedLines(column, cellWidth - 6, small, headLines).length),
  );
  const head = deepest * 15 + 6;
  const width = nameWidth + columns.length * cellWidth;
  const svg = svgElement("svg", { viewBox: `0 0 ${width} ${head + rows.length * rowHeight}` });
  svg.append(...linesAt(corner, 0, head - 4, nameWidth - 8, "start"));
  for (const [at, column] of columns.entries())
    svg.append(...linesAt(column, cellLeft(at) + cellWidth / 2, head - 4, cellWidth - 6, "middle"));
  for (const [at, { name, cells }] of rows.entries()) {
    const y = head + at * rowHeight;
    svg.append(...linesAt(name, 0, y + rowHeight / 2 + 13, nameWidth - 8, "start", 2));
    for (const [column, cell] of cells.entries())
      svg.append(cellAt(cell, { x: cellLeft(column), y, width: cellWidth, height: rowHeight }));
  }
  return svg;
}

const cellLeft = (column: number): number => nameWidth + column * cellWidth;

/** The last line stands at `bottom`; of two, one line is set in the middle. */
function linesAt(
  text: string,
  x: number,
  bottom: number,
  width: number,
  anchor: "start" | "middle",
  most = headLines,
): SVGElement[] {
  const lines = fittedLines(text, width, small, most);
  const lift = most === 2 && lines.length === 1 ? 8 : 0;
  return lines.map((line, at) => {
    const y = bottom - lift - (lines.length - 1 - at) * 14;
    const look = { "font-size": small, fill: paperColours.label, "text-anchor": anchor };
    const element = svgElement("text", { x, y, ...look }, line);
    element.append(svgElement("title", {}, text));
    return element;
  });
}

function cellAt({ status, text, fill, ink, isFaint }: PaperCell, box: PaperBox): SVGElement {
  const inner = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
  const isTold = status === "ok";
  const ground = {
    ...inner,
    fill: isTold ? fill : paperColours.paper,
    ...(isTold ? {} : { stroke: paperColours.line }),
    ...(isFaint ? { "fill-opacity": 0.3 } : {}),
  };
  const look = {
    "font-size": size,
    "text-anchor": "middle",
    fill: isTold && !isFaint ? ink : paperColours.ink,
    ...(isTold ? {} : { stroke: paperColours.paper, "stroke-width": 3, "paint-order": "stroke" }),
  };
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2 + 4.5];
  return svgElement(
    "g",
    {},
    svgElement("rect", ground),
    // An empty crossing has its sign alone, as on the page.
    ...(isTold || status === "none" ? [] : paperPattern(statusLooks[status], inner)),
    svgElement("text", { x, y, ...look }, text),
  );
}
