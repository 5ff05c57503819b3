import { fittedLines } from "./fittedLines.ts";
import { paperColours } from "./paperColours.ts";
import { paperMark, type PaperMark, type PaperPlace } from "./paperMarks.ts";
import { svgElement } from "./svgElements.ts";
import { roughWidth } from "./wrapText.ts";

/** A line of a drawing: its name, what stands on the axis, and its numbers. */
export interface PaperRow {
  name: string;
  mark: PaperMark;
  target: number | null;
  texts: readonly string[];
  /** Outside of what is chosen. */
  isFaint?: boolean;
}

export interface PaperRows {
  rows: readonly PaperRow[];
  /** Values at the ends of the axis, and what is written there. */
  domain: readonly [number, number];
  ends: readonly [string, string];
  /** Words above the columns of numbers; none when left out. */
  heads?: readonly string[];
}

const width = 720;
const nameWidth = 190;
const size = 13;
const small = 11;
const gap = 14;
const lineHeight = 17;

/** Rows with marks on one axis as a drawing for paper. */
export function paperRows({ rows, domain, ends, heads = [] }: PaperRows): SVGSVGElement {
  const columns = columnWidths(rows, heads);
  // Dots at the ends have room.
  const left = nameWidth + gap + 6;
  const right = width - columns.reduce((sum, one) => sum + one + gap, 0) - 6;
  const x = scaleTo(domain, left, right);
  const svg = svgElement("svg", {});
  let y = 0;
  if (heads.length > 0) {
    svg.append(...textsAt(heads, columns, lineHeight, small, paperColours.quiet));
    y += lineHeight + 6;
  }
  for (const row of rows) {
    const names = fittedLines(row.name, nameWidth, size);
    const height = Math.max(26, names.length * lineHeight + 6);
    svg.append(rowAt(row, names, columns, { x, left, right, y: y + height / 2 }));
    y += height;
  }
  svg.append(...endsAt(ends, left, right, y + 12));
  svg.setAttribute("viewBox", `0 0 ${width} ${y + 18}`);
  return svg;
}

function rowAt(
  row: PaperRow,
  names: readonly string[],
  columns: readonly number[],
  place: PaperPlace,
): SVGElement {
  const top = place.y - ((names.length - 1) * lineHeight) / 2 + size * 0.36;
  const ink = row.isFaint ? paperColours.quiet : paperColours.ink;
  return svgElement(
    "g",
    {},
    svgElement("title", {}, [row.name, ...row.texts].join(" ")),
    ...names.map((text, at) =>
      svgElement("text", { x: 0, y: top + at * lineHeight, "font-size": size, fill: ink }, text),
    ),
    svgElement(
      "g",
      row.isFaint ? { opacity: 0.35 } : {},
      ...paperMark(row.mark, row.target, place),
    ),
    ...textsAt(row.texts, columns, place.y + size * 0.36, size, ink),
  );
}

/** Numbers end at the right edges of their columns. */
function textsAt(
  texts: readonly string[],
  columns: readonly number[],
  y: number,
  fontSize: number,
  fill: string,
): SVGElement[] {
  return texts.map((text, at) => {
    const behind = columns.slice(at + 1).reduce((sum, one) => sum + one + gap, 0);
    const place = { x: width - behind, y, "text-anchor": "end" };
    return svgElement("text", { ...place, "font-size": fontSize, fill }, text);
  });
}

const endsAt = ([from, to]: PaperRows["ends"], left: number, right: number, y: number) => {
  const look = { y, "font-size": small, fill: paperColours.quiet };
  return [
    svgElement("text", { x: left, ...look }, from),
    svgElement("text", { x: right, "text-anchor": "end", ...look }, to),
  ];
};

const columnWidths = (rows: readonly PaperRow[], heads: readonly string[]): number[] =>
  Array.from(
    { length: Math.max(heads.length, ...rows.map(({ texts }) => texts.length)) },
    (_, at) =>
      Math.max(
        roughWidth(heads[at] ?? "", small),
        ...rows.map(({ texts }) => roughWidth(texts[at] ?? "", size)),
      ),
  );

/** The place of a value between two ends; what lies outside stands at an end. */
const scaleTo =
  ([from, to]: readonly [number, number], left: number, right: number) =>
  (value: number): number => {
    const share = to > from ? (value - from) / (to - from) : 0.5;
    return left + Math.max(0, Math.min(1, share)) * (right - left);
  };
