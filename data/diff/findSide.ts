import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Dataset, FileRef, Generation, PeriodFiles } from "../../src/domain/generation.ts";
import type { Period } from "../../src/domain/period.ts";
import type { Words } from "../../src/domain/schema.ts";
import { readCurrent, readGeneration } from "../build/dataFolder.ts";
import { refusal } from "../read/ledgerError.ts";
import type { ProblemCode } from "../read/problem.ts";
import type { SideAsked } from "./parseSide.ts";

/** A period of a generation that has row files. */
export interface Side {
  generation: string;
  files: PeriodFiles;
  /** The periods of the ledgers of that generation. */
  periods: readonly PeriodFiles[];
}

/** The side that is asked for; throws LedgerError when it is not there or has no row files. */
export async function findSide(folder: string, { generation, period }: SideAsked): Promise<Side> {
  const id = generation ?? (await currentId(folder));
  const periods = ledgerPeriods(await knownGeneration(folder, id));
  const files = period === null ? periods.at(-1) : periods.find((held) => held.period === period);
  if (files === undefined)
    throw refused("unknown-period", `${id}:${period ?? ""}`, {
      zh: `世代 ${id} 的台账有 ${listed(names(periods))}`,
      en: `the ledgers of generation ${id} are of ${listed(names(periods))}`,
    });
  if (rowFiles(files).length > 0) return { generation: id, files, periods };
  const held = names(periods.filter((other) => rowFiles(other).length > 0));
  const elsewhere = await generationsWithRows(folder, files.period);
  throw refused("no-row-files", `${id}:${files.period}`, {
    zh: `世代 ${id} 只有 ${listed(held)} 存有企业明细；存有 ${files.period} 明细的世代：${listed(elsewhere)}`,
    en: `generation ${id} has row files for ${listed(held)}; generations with those of ${files.period}: ${listed(elsewhere)}`,
  });
}

export const rowFiles = ({ rows }: PeriodFiles): readonly FileRef[] => Object.values(rows);

const listed = (words: readonly string[]): string =>
  words.length === 0 ? "（无 none）" : words.join(", ");

const names = (periods: readonly PeriodFiles[]): Period[] => periods.map(({ period }) => period);

const ledgerPeriods = ({ datasets }: Generation): Dataset["periods"] =>
  datasets.find(({ id }) => id === "ledger")?.periods ?? [];

const refused = (code: ProblemCode, value: string, fix: Words) =>
  refusal({ file: "generations", row: null, column: null, value, code, fix });

async function currentId(folder: string): Promise<string> {
  const current = await readCurrent(folder);
  if (current !== null) return current.pointer.generation;
  throw new Error(
    `不是数据文件夹：${folder} 没有 current.json / no data folder: ${folder} has no current.json`,
  );
}

async function knownGeneration(folder: string, id: string): Promise<Generation> {
  const known = await generationIds(folder);
  if (known.includes(id)) return readGeneration(folder, id);
  throw refused("unknown-generation", id, {
    zh: `数据文件夹有世代 ${listed(known)}`,
    en: `the data folder has the generations ${listed(known)}`,
  });
}

async function generationIds(folder: string): Promise<string[]> {
  const files = await readdir(join(folder, "generations")).catch(() => []);
  return files.flatMap((name) => /^([0-9a-f]{16})\.json$/.exec(name)?.[1] ?? []).sort();
}

/** Generations that can be read and have row files of the period. */
async function generationsWithRows(folder: string, period: Period): Promise<string[]> {
  const found = [];
  for (const id of await generationIds(folder)) {
    const generation = await readGeneration(folder, id).catch(() => null);
    const periods = generation === null ? [] : ledgerPeriods(generation);
    if (periods.some((held) => held.period === period && rowFiles(held).length > 0)) found.push(id);
  }
  return found;
}
