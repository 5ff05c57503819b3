import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { FileRef } from "../../src/domain/generation.ts";
import { hashFile } from "../build/contentStore.ts";
import { refusal } from "../read/ledgerError.ts";

/** Paths of files of a data folder whose length and SHA-256 are the named ones; throws LedgerError at the first other. */
export async function checkFiles(folder: string, files: readonly FileRef[]): Promise<string[]> {
  const paths = [];
  for (const file of files) paths.push(await checkFile(folder, file));
  return paths;
}

async function checkFile(folder: string, { file, bytes }: FileRef): Promise<string> {
  const path = join(folder, "files", file);
  const found = await stat(path).catch(() => null);
  if (found === null) throw altered(file, "文件缺失", "the file is missing");
  if (found.size !== bytes)
    throw altered(
      file,
      `应为 ${bytes} 字节，实为 ${found.size} 字节`,
      `expected ${bytes} bytes, got ${found.size}`,
    );
  const hash = await hashFile(path);
  if (!file.startsWith(`${hash}.`))
    throw altered(file, `内容已被改动（SHA-256 ${hash}）`, `content altered (SHA-256 ${hash})`);
  return path;
}

const altered = (file: string, zh: string, en: string) =>
  refusal({
    file: `files/${file}`,
    row: null,
    column: null,
    value: "",
    code: "altered-file",
    fix: {
      zh: `${zh}；请从备份恢复，或用 --replace 重做该期`,
      en: `${en}: restore it from a copy, or build the period anew with --replace`,
    },
  });
