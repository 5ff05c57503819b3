import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";

/** Servers are often outside the PATH of those who are not root. */
const serverFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

/** Path of the first of the programs that is there: on the PATH, then where servers are; undefined when none is. */
export function findProgram(names, environment = process.env) {
  const folders = (environment.PATH ?? "").split(delimiter).filter(Boolean);
  const places = [...folders, ...serverFolders];
  return names.flatMap((name) => places.map((folder) => join(folder, name))).find(isProgram);
}

export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
