import { drawPicture } from "./exportSvg.ts";
import type { ExportPicture } from "./exportTable.ts";

/** Pixels for each of the drawing. */
const density = 2;

/** A chart or map as PNG. Throws when the browser cannot draw it. */
export async function exportPng(picture: ExportPicture): Promise<Blob> {
  const { element, width, height } = drawPicture(picture);
  const text = new XMLSerializer().serializeToString(element);
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = await loadImage(address);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width * density, height * density];
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("the browser has no 2D canvas");
    context.scale(density, density);
    context.drawImage(image, 0, 0, width, height);
    return await blobOf(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function loadImage(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("the browser could not draw the SVG"));
    image.src = address;
  });
}

const blobOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) =>
        blob === null
          ? reject(new Error("the picture is too large for the browser"))
          : resolve(blob),
      "image/png",
    ),
  );
