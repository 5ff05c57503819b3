import type { FileRef } from "../../src/domain/generation.ts";

/** Where the parts of a published folder are: paths below it with `/`. */
export const indexPath = "index.html";
export const pointerPath = "data/current.json";
/** The record of publications: also the marker of the folder's profile. */
export const recordPath = "publications.json";
export const lockPath = ".publish.lock";

export const manifestPath = (generation: string): string => `data/generations/${generation}.json`;
export const provenancePath = (sha256: string): string => `data/provenance/${sha256}.json`;
export const filePath = ({ file }: FileRef): string => `data/files/${file}`;
export const releasePath = (release: string): string => `releases/${release}.json`;

/** Folders that publishing writes to, those above first. */
export const folders = [
  "",
  "assets",
  "boundaries",
  "releases",
  "data",
  "data/files",
  "data/generations",
  "data/provenance",
] as const;

const dataName =
  /^data\/(files\/[0-9a-f]{64}\.(parquet|json)|generations\/[0-9a-f]{16}\.json|provenance\/[0-9a-f]{64}\.json)$/;

const pageName =
  /^(assets\/.+-[\w-]{8}\.\w+|boundaries\/\d{6}-[0-9a-f]{16}\.json|releases\/[0-9a-f]{16}\.json)$/;

/** Which part names a file by its content; null when none does. */
export function contentPart(path: string): "data" | "page" | null {
  if (dataName.test(path)) return "data";
  return pageName.test(path) ? "page" : null;
}
