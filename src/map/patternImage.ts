import type { MapColours } from "./areaLook.ts";
import type { patternImages } from "./style.ts";

/** Device pixels per map pixel of the images: pass as `pixelRatio`. */
export const patternRatio = 2;

const side = { hatch: 6, dots: 6 } as const;

function drawHatch(context: CanvasRenderingContext2D, size: number, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.2 * patternRatio;
  for (const shift of [-size, 0, size]) {
    context.beginPath();
    context.moveTo(shift - size, size * 2);
    context.lineTo(shift + size * 2, -size);
    context.stroke();
  }
}

function drawDots(context: CanvasRenderingContext2D, size: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(size / 2, size / 2, 1.1 * patternRatio, 0, 2 * Math.PI);
  context.fill();
}

/**
 * One tile of a pattern on the paper of the map, for `addImage`.
 * @throws Error when the browser gives no canvas
 */
export function patternImage(name: keyof typeof patternImages, colours: MapColours): ImageData {
  const size = side[name] * patternRatio;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [size, size];
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("canvas without a 2d context: no pattern images");
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, size, size);
  if (name === "hatch") drawHatch(context, size, colours.hatch);
  else drawDots(context, size, colours.dot);
  return context.getImageData(0, 0, size, size);
}
