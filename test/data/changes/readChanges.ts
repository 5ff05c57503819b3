import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseChanges, type Changes } from "../../../src/domain/changes.ts";
import type { FileRef, PeriodFiles } from "../../../src/domain/generation.ts";
import { datasetOf, generationOf } from "../build/dataFolders.ts";

export async function periodOfFolder(out: string, period: string): Promise<PeriodFiles> {
  const { periods } = datasetOf(await generationOf(out), "ledger");
  const found = periods.find((one) => one.period === period);
  if (found === undefined) throw new Error(`no period: ${period}`);
  return found;
}

/** The changes of a scope out of a file that the manifest names. */
export function readChanges(
  out: string,
  files: Record<string, FileRef> | undefined,
  scope: string,
): Changes {
  const ref = files?.[scope];
  if (ref === undefined) throw new Error(`no changes of ${scope}`);
  return parseChanges(readFileSync(join(out, "files", ref.file), "utf8"));
}

export const changesOf = async (out: string, period: string, scope: string): Promise<Changes> =>
  readChanges(out, (await periodOfFolder(out, period)).changes?.files, scope);
