import { drawingSize, type Size } from "./drawingSize.ts";
import { definitionNotes, filterNotes, marks, sourceNotes, type NoteLine } from "./noteLines.ts";
import type { ExportPicture } from "./exportTable.ts";
import { fileWordsIn } from "../words/fileWords.ts";
import { paperColours } from "./paperColours.ts";
import { pictureLegend } from "./pictureLegend.ts";
import { svgElement } from "./svgElements.ts";
import { withInlineStyles } from "./svgStyles.ts";
import { wrapText } from "./wrapText.ts";

const fonts =
  "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif";
const { ink, quiet, warning, paper } = paperColours;

const edge = 24;
const narrowest = 640;
/** How much larger a small drawing may become. */
const most = 2.2;

interface Line {
  text: string;
  size: number;
  colour: string;
  isBold?: true;
}

/** A drawing as a document of its own, pixels. */
export interface DrawnPicture {
  element: SVGSVGElement;
  width: number;
  height: number;
}

/** A chart or map with title, marks, legend, captions and source on white ground: nothing of the page is needed. */
export function drawPicture(picture: ExportPicture): DrawnPicture {
  const { svg, title, captions, notes, legend } = picture;
  const words = fileWordsIn(notes.language);
  const drawn = enlarged(drawingSize(svg));
  const width = Math.max(narrowest, drawn.width + 2 * edge);
  const root = svgElement("svg", { "font-family": fonts });
  root.append(svgElement("title", {}, title));
  const ground = svgElement("rect", { x: 0, y: 0, fill: paper });
  root.append(ground);
  let y = edge;
  const write = (line: Line): void => {
    for (const text of wrapText(line.text, width - 2 * edge, line.size)) {
      y += line.size * 1.5;
      root.append(textElement(line, text, y - line.size * 0.4));
    }
  };
  write({ text: title, size: 18, colour: ink, isBold: true });
  for (const text of captions) write({ text, size: 13, colour: ink });
  const mark = marks(notes).join(" · ");
  if (mark !== "") write({ text: mark, size: 13, colour: warning, isBold: true });
  y += 10;
  root.append(placed(withInlineStyles(svg), drawn, (width - drawn.width) / 2, y));
  y += drawn.height + 8;
  const key = pictureLegend(legend, edge, y, width - 2 * edge);
  root.append(...key.elements);
  y += key.height + 4;
  for (const { label, text } of pictureNotes(notes))
    write({
      text: `${words.labels[label]}${notes.language === "zh-CN" ? "：" : ": "}${text}`,
      size: 11,
      colour: label === "mark" ? warning : quiet,
    });
  return sized(root, ground, width, Math.ceil(y + edge / 2));
}

const pictureNotes = (notes: ExportPicture["notes"]): NoteLine[] => [
  ...sourceNotes(notes),
  ...filterNotes(notes),
  ...definitionNotes(notes),
];

function sized(
  element: SVGSVGElement,
  ground: SVGRectElement,
  width: number,
  height: number,
): DrawnPicture {
  for (const one of [element, ground]) {
    one.setAttribute("width", String(width));
    one.setAttribute("height", String(height));
  }
  element.setAttribute("viewBox", `0 0 ${width} ${height}`);
  return { element, width, height };
}

const textElement = ({ size, colour, isBold }: Line, text: string, y: number): SVGTextElement =>
  svgElement(
    "text",
    { x: edge, y, "font-size": size, fill: colour, ...(isBold ? { "font-weight": 600 } : {}) },
    text,
  );

/** Small drawings of the page are drawn larger: their lines and letters are no pixels. */
function enlarged({ width, height }: Size): Size {
  const scale = Math.max(1, Math.min(most, (narrowest - 2 * edge) / width));
  return { width: width * scale, height: height * scale };
}

function placed(svg: SVGSVGElement, { width, height }: Size, x: number, y: number): SVGSVGElement {
  for (const [key, value] of Object.entries({ x, y, width, height }))
    svg.setAttribute(key, String(value));
  return svg;
}

/** The picture as an SVG file. */
export function exportSvg(picture: ExportPicture): Blob {
  const { element } = drawPicture(picture);
  const text = new XMLSerializer().serializeToString(element);
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`], { type: "image/svg+xml" });
}
