/** Pixels. */
export interface Size {
  width: number;
  height: number;
}

/** The size of a drawing by its own box. */
export function drawingSize(svg: SVGSVGElement): Size {
  const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "")
    .split(/[\s,]+/)
    .map(Number);
  return { width: width || 640, height: height || 480 };
}
