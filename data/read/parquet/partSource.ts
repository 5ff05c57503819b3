import process from "node:process";

/** The name of a file would be read as a pattern for many. */
export class PatternName extends Error {}

/** Whether the system names open files, so that a name of the publisher's need not reach the engine. */
export const namesDescriptors = process.platform !== "win32";

/** How the engine is told the file: by its descriptor, or by its path where that is taken as it is written. */
export function partSource(path: string, descriptor: number, byDescriptor: boolean): string {
  if (byDescriptor) return `/dev/fd/${descriptor}`;
  if (/[*?[]/.test(path)) throw new PatternName("a name with [ * or ?");
  return path;
}
