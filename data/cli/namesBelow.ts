import { dirname, isAbsolute, relative, sep } from "node:path";

const isWithin = (folder: string, path: string): boolean => {
  const [first = ""] = relative(folder, path).split(sep);
  return first !== ".." && !isAbsolute(relative(folder, path));
};

function sharedFolder(paths: readonly string[]): string {
  const [first = "", ...others] = paths.map((path) => dirname(path));
  return others.reduce((folder, other) => {
    let shared = folder;
    while (!isWithin(shared, other) && dirname(shared) !== shared) shared = dirname(shared);
    return shared;
  }, first);
}

/** Absolute paths → names by which no two of them are the same: below the innermost folder that holds all. */
export function namesBelow(paths: readonly string[]): ReadonlyMap<string, string> {
  const shared = sharedFolder(paths);
  return new Map(paths.map((path) => [path, relative(shared, path).split(sep).join("/") || path]));
}
