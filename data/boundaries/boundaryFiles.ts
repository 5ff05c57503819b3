import { readdirSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { areaChildren, isAdcode, places } from "../../src/domain/area.ts";
import { BoundaryError, formatValue } from "./boundaryProblem.ts";

/** The 17 areas whose children are drawn: the three places and the 14 cities of Guangxi. */
export const boundaryParents: readonly string[] = [
  ...places,
  ...areaChildren("450000").map(({ adcode }) => adcode),
];

export interface BoundaryFiles {
  readonly files: readonly string[];
  /** Files of a folder that are left out: see `boundaryFiles`. */
  readonly skipped: readonly string[];
}

const stem = (file: string) => basename(file, extname(file));

function chosen(files: readonly string[]): readonly string[] {
  const own = files.filter((file) => boundaryParents.includes(stem(file)));
  if (new Set(own.map(stem)).size === boundaryParents.length) return own;
  return files.filter((file) => own.includes(file) || !isAdcode(stem(file)));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(geo)?json$/i.test(entry.name))
    .map((entry) => join(folder, entry.name))
    .sort();
}

function unreadable(file: string, cause: unknown): BoundaryError {
  const value = formatValue(cause instanceof Error && "code" in cause ? cause.code : null);
  return new BoundaryError([
    { file, feature: null, value, rule: "path not readable", fix: "check the path" },
  ]);
}

function listed(path: string): BoundaryFiles {
  try {
    if (!statSync(path).isDirectory()) return { files: [path], skipped: [] };
    const files = filesIn(path);
    const wanted = chosen(files);
    return { files: wanted, skipped: files.filter((file) => !wanted.includes(file)) };
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/**
 * The boundary files of some files and folders. In a folder (not below it) every .json and .geojson
 * counts, except those named by the adcode of an area that is not drawn; and where all 17 areas have
 * a file named by their adcode, only those count. So a collection for the whole country will do.
 */
export function boundaryFiles(paths: readonly string[]): BoundaryFiles {
  const lists = paths.map(listed);
  const unique = (names: readonly string[]) => [...new Set(names)];
  return {
    files: unique(lists.flatMap(({ files }) => files)),
    skipped: unique(lists.flatMap(({ skipped }) => skipped)),
  };
}
