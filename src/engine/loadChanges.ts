import { parseChanges, type Changes } from "../domain/changes.ts";
import type { FileRef } from "../domain/generation.ts";
import type { LoadOptions } from "./progress.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * What changed in a scope, by the files of a period of the manifest; undefined when there is none of the scope. Throws a
 * SnapshotError when the file is missing, altered or cannot be read.
 */
export async function loadChanges(
  snapshot: Pick<Snapshot, "parsed">,
  files: Readonly<Record<string, FileRef>>,
  scope: string,
  options: LoadOptions = {},
): Promise<Changes | undefined> {
  const ref = files[scope];
  return ref && snapshot.parsed(ref, parseChanges, options);
}
