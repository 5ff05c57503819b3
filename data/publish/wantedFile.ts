import { join } from "node:path";
import { sha256 } from "../build/contentStore.ts";
import { hashFile, statOrNull } from "./fileReads.ts";
import type { FileSystem } from "./fileSystem.ts";
import { finding, type Finding } from "./finding.ts";
import type { FindingCode } from "./findingRules.ts";

/** A file as it should stand in the published folder. */
export interface WantedFile {
  /** Path below the folder, with `/`. */
  path: string;
  bytes: number;
  sha256: string;
  /** Where its content is: a file, or the text itself. */
  from: { file: string } | { text: string };
}

export const wantedText = (path: string, text: string): WantedFile => ({
  path,
  bytes: Buffer.byteLength(text),
  sha256: sha256(text),
  from: { text },
});

export type Expected = Pick<WantedFile, "path" | "bytes" | "sha256">;

/** How a file of a folder differs from what it should be. */
export async function difference(
  fs: FileSystem,
  folder: string,
  { path, bytes, sha256: wanted }: Expected,
): Promise<"missing" | "altered" | null> {
  const file = join(folder, path);
  const found = await statOrNull(fs, file);
  if (found === null) return "missing";
  if (found.bytes !== bytes || (await hashFile(fs, file)) !== wanted) return "altered";
  return null;
}

/** The files of a source that are not as they should be. */
export async function differences(
  fs: FileSystem,
  folder: string,
  files: readonly Expected[],
  code: FindingCode,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const file of files) {
    const kind = await difference(fs, folder, file);
    if (kind !== null) found.push(finding(code, join(folder, file.path), kind));
  }
  return found;
}
