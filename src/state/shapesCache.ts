import { loadBoundary, type BoundaryIndex } from "../engine/siteFiles.ts";
import { pageBase } from "./pageBase.ts";

/** Boundary files already asked for, by address: a file is loaded once. */
const loads = new Map<string, Promise<unknown>>();

/** TopoJSON of the children of an area; null when the site has no boundaries of it. */
export function loadTopology(index: BoundaryIndex | null, adcode: string): Promise<unknown> {
  const held = index?.areas.find((area) => area.adcode === adcode);
  if (held === undefined) return Promise.resolve(null);
  const key = new URL(held.file, pageBase).href;
  const load = loads.get(key) ?? loadBoundary(pageBase, held.file);
  loads.set(key, load);
  load.catch(() => loads.delete(key));
  return load;
}
