import type { FileRef, Generation } from "../domain/generation.ts";
import type { Beside } from "./fetchFile.ts";

/**
 * Published files that are asked about when a Parquet file is missing: another Parquet file, and a JSON file. Other
 * extensions need none: the site is not open unless the server sends JSON.
 */
export function filesBeside(file: string, { datasets }: Generation): Beside | undefined {
  if (!file.endsWith(".parquet")) return undefined;
  const refs = datasets.flatMap(({ periods, trends }): FileRef[] => [
    ...periods.flatMap(({ facts, rows, answers }) => [facts, rows, answers].flatMap(Object.values)),
    ...Object.values(trends),
  ]);
  const paths = refs.map((ref) => `files/${ref.file}`);
  const same = paths.find((path) => path.endsWith(".parquet") && path !== file);
  const other = paths.find((path) => path.endsWith(".json"));
  return same === undefined || other === undefined ? undefined : { same, other };
}
