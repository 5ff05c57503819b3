import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { siblingExtension } from "../site/negotiate.ts";
import { boundaryParents } from "./boundaryFiles.ts";
import type { AreaTopology } from "./simplifyBoundaries.ts";

/** Where the boundaries come from, as the page shows it. */
export interface BoundarySource {
  readonly source: string;
  /** Date of the map, YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly date: string;
  /** Coordinate system, such as GCJ-02 or CGCS2000; null when it is not known. */
  readonly coordinates: string | null;
  /** 审图号; null when there is none. */
  readonly reviewNumber: string | null;
}

export interface BoundaryFile {
  /** The parent, whose children the file holds. */
  readonly adcode: string;
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  /** [west, south, east, north] in degrees. */
  readonly bounds: readonly number[];
  readonly children: readonly string[];
}

/** `index.json`: the source and one record per boundary file. */
export interface BoundaryIndex extends BoundarySource {
  readonly areas: readonly BoundaryFile[];
}

export interface AreaBoundaries {
  readonly adcode: string;
  readonly name: string;
  readonly topology: AreaTopology;
}

/** Compressed siblings of an earlier file go first: a server would prefer them to the new one. */
function writeWhole(path: string, text: string) {
  writeFileSync(`${path}.part`, text);
  removeSiblings(path);
  renameSync(`${path}.part`, path);
}

function removeSiblings(path: string) {
  for (const extension of Object.values(siblingExtension))
    rmSync(path + extension, { force: true });
}

function removeWithSiblings(path: string) {
  removeSiblings(path);
  rmSync(path, { force: true });
}

function writeArea(out: string, { adcode, name, topology }: AreaBoundaries): BoundaryFile {
  const text = JSON.stringify(topology);
  const file = `${adcode}.json`;
  writeWhole(join(out, file), text);
  const children = topology.objects.areas.geometries.map(({ id }) => String(id));
  const bounds = (topology.bbox ?? []).map((degrees) => Number(degrees.toFixed(6)));
  return { adcode, name, file, bytes: Buffer.byteLength(text), bounds, children };
}

/**
 * Writes one `<adcode>.json` per parent (TopoJSON, object `areas`) and, last, `index.json`. Files of
 * an earlier run for parents that are absent now are removed, so that two maps never mix.
 */
export function writeBoundaries(
  out: string,
  source: BoundarySource,
  parents: readonly AreaBoundaries[],
): BoundaryIndex {
  mkdirSync(out, { recursive: true });
  removeWithSiblings(join(out, "index.json"));
  const present = new Set(parents.map(({ adcode }) => adcode));
  for (const adcode of boundaryParents)
    if (!present.has(adcode)) removeWithSiblings(join(out, `${adcode}.json`));
  const index = { ...source, areas: parents.map((parent) => writeArea(out, parent)) };
  writeWhole(join(out, "index.json"), `${JSON.stringify(index, null, 2)}\n`);
  return index;
}
