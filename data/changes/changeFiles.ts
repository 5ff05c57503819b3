import type { FileRef, PeriodFiles } from "../../src/domain/generation.ts";

/** The files of a period that say what changed since the one before, and what was stated anew. */
export const changeFiles = ({ changes, restated = [] }: PeriodFiles): FileRef[] =>
  [changes?.files ?? {}, ...restated].flatMap((scopes) => Object.values(scopes));
