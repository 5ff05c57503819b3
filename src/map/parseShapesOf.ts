import { areaChildren } from "../domain/area.ts";
import { parseShapes, type AreaShapes } from "./shapes.ts";

/**
 * The shapes of an area's parts.
 * @throws Error when the file is no boundary file, or that of another area
 */
export function parseShapesOf(adcode: string, topology: unknown, file: string): AreaShapes {
  const shapes = parseShapes(topology, file);
  const parts = new Set(areaChildren(adcode).map((child) => child.adcode));
  const strange = shapes.areas.find((shape) => !parts.has(shape.adcode));
  if (strange !== undefined)
    throw new Error(`${file}: ${strange.adcode} is no part of ${adcode}; copy the file again`);
  return shapes;
}

/** The shapes of an area's parts for a drawing that can do without: null where the file cannot be drawn. */
export function shapesOrNull(
  adcode: string,
  { topology, file }: { topology: unknown; file: string },
): AreaShapes | null {
  try {
    return parseShapesOf(adcode, topology, file);
  } catch {
    return null;
  }
}
