import type { MapPoint } from "./mapRow.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

const gap = 14;

/** Upper left corner of a tooltip: right of and below the point, flipped at the edges, never outside the frame. */
export function tooltipPlace(at: MapPoint, size: Size, frame: Size): MapPoint {
  const x = at.x + gap + size.width <= frame.width ? at.x + gap : at.x - gap - size.width;
  const y = at.y + gap + size.height <= frame.height ? at.y + gap : at.y - gap - size.height;
  const within = (value: number, room: number): number => Math.max(0, Math.min(value, room));
  return {
    x: within(x, frame.width - size.width),
    y: within(y, frame.height - size.height),
  };
}
