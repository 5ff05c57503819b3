import { ringRadius, ringStrokes, type MapColours } from "./areaLook.ts";
import type { patternImages } from "./style.ts";

/** Device pixels per map pixel of the images: pass as `pixelRatio`. */
export const patternRatio = 2;

const side = { rings: 10, hatch: 6, dots: 6 } as const;

type Draw = (context: CanvasRenderingContext2D, size: number, colours: MapColours) => void;

const drawHatch: Draw = (context, size, { hatch }) => {
  context.strokeStyle = hatch;
  context.lineWidth = 1.2 * patternRatio;
  for (const shift of [-size, 0, size]) {
    context.beginPath();
    context.moveTo(shift - size, size * 2);
    context.lineTo(shift + size * 2, -size);
    context.stroke();
  }
};

const drawDots: Draw = (context, size, { dot }) => {
  context.fillStyle = dot;
  context.beginPath();
  context.arc(size / 2, size / 2, 1.1 * patternRatio, 0, 2 * Math.PI);
  context.fill();
};

const drawRings: Draw = (context, size, colours) => {
  for (const { colour, width } of ringStrokes(colours)) {
    context.strokeStyle = colour;
    context.lineWidth = width * patternRatio;
    context.beginPath();
    context.arc(size / 2, size / 2, ringRadius * patternRatio, 0, 2 * Math.PI);
    context.stroke();
  }
};

const draw = { rings: drawRings, hatch: drawHatch, dots: drawDots } as const;

/**
 * One tile of a pattern, for `addImage`: rings lie on the colour of the area, the others on the paper of the map.
 * @throws Error when the browser gives no canvas
 */
export function patternImage(name: keyof typeof patternImages, colours: MapColours): ImageData {
  const size = side[name] * patternRatio;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [size, size];
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("canvas without a 2d context: no pattern images");
  if (name !== "rings") {
    context.fillStyle = colours.paper;
    context.fillRect(0, 0, size, size);
  }
  draw[name](context, size, colours);
  return context.getImageData(0, 0, size, size);
}
