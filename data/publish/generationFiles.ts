import { changeFiles } from "../changes/changeFiles.ts";
import type { FileRef, Generation } from "../../src/domain/generation.ts";

/** Every file that a generation names, each once. */
export function generationFiles({ datasets }: Generation): FileRef[] {
  const refs = datasets.flatMap(({ periods, trends }) => [
    ...Object.values(trends),
    ...periods.flatMap(changeFiles),
    ...periods.flatMap(({ facts, answers, rows, parks }) => [
      ...[facts, answers, rows].flatMap((files) => Object.values(files)),
      ...(parks === undefined ? [] : [parks]),
    ]),
  ]);
  return [...new Map(refs.map((ref) => [ref.file, ref])).values()];
}
