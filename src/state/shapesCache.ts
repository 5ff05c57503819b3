import { loadBoundary } from "../engine/siteFiles.ts";
import { SnapshotError } from "../engine/snapshotError.ts";
import { pageBase } from "./pageBase.ts";
import type { Opened } from "./session.svelte.ts";

/** Boundary files already asked for, by address: a file is loaded once. */
const loads = new Map<string, Promise<unknown>>();

/** What the boundaries of an area are made of. */
export interface AreaTopology {
  /** Path below the page. */
  file: string;
  topology: unknown;
}

/** TopoJSON of the children of an area, `isAgain` past every cache; null when the site has no boundaries of it. */
export async function loadTopology(
  { boundaries, boundaryError }: Pick<Opened, "boundaries" | "boundaryError">,
  adcode: string,
  isAgain: boolean,
): Promise<AreaTopology | null> {
  if (boundaryError !== undefined) throw boundaryError;
  const held = boundaries?.areas.find((area) => area.adcode === adcode);
  if (held === undefined) return null;
  const key = new URL(held.file, pageBase).href;
  const known = isAgain ? undefined : loads.get(key);
  const load = known ?? loadBoundary(pageBase, held.file, isAgain ? "past-cache" : true);
  loads.set(key, load);
  load.catch(() => loads.delete(key));
  return { file: `boundaries/${held.file}`, topology: await load };
}

/** A boundary file that is not what its name says. */
export const unreadableBoundary = ({ file }: AreaTopology, reason: string): Error =>
  new SnapshotError(file, "unreadable", reason);
