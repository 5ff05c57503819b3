import type { Dirent, Stats } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { ProblemCode } from "../problem.ts";
import { parsePartition, type Partition } from "./parsePartition.ts";
import { parquetRefusal } from "./parquetRefusal.ts";

/** One file of a Parquet ledger. */
export interface Part {
  path: string;
  /** The name that problems give: of the ledger, and the path of the part within it. */
  name: string;
  partitions: readonly Partition[];
}

const refuse = (name: string, code: ProblemCode, zh: string, en: string, value = "") =>
  parquetRefusal(name, code, { zh, en }, { value });

const unreadable = (name: string) => (error: unknown) => {
  throw refuse(
    name,
    "source-error",
    "文件无法读取：检查文件和权限",
    "cannot read the file: check it and its rights",
    error instanceof Error && "code" in error ? String(error.code) : "",
  );
};

/** Names that hold no records, as Spark and Hive have it; a partition may begin with `_`. */
const isIgnored = (name: string): boolean =>
  name.startsWith(".") || name.endsWith(".crc") || (name.startsWith("_") && !name.includes("="));

/** What shows that the files of a folder are not simply its records. */
function checkMarks(names: ReadonlySet<string>, folder: string): void {
  if (names.has("_delta_log") || names.has(".hoodie"))
    throw refuse(
      folder,
      "format-error",
      "这是 Delta 或 Hudi 表，文件夹中可能有已删除的记录：请导出为普通 Parquet",
      "a Delta or Hudi table, whose files may hold deleted records: export it as plain Parquet",
    );
  if (names.has("_temporary") && !names.has("_SUCCESS"))
    throw refuse(
      folder,
      "cut-file",
      "文件夹中有 _temporary 而没有 _SUCCESS，写出尚未完成：等它完成或重新导出",
      "_temporary without _SUCCESS: the folder is not written to its end; wait for it or export again",
    );
}

const noPart = (name: string) =>
  refuse(
    name,
    "unknown-file",
    "既不是 Parquet 文件，也不是 key=value 分区文件夹：移走它",
    "neither a Parquet file nor a key=value partition: move it away",
  );

/** The parts inside a folder, each with the partitions that lead to it. */
async function partsInside(folder: Part): Promise<Part[]> {
  const entries = await readdir(folder.path, { withFileTypes: true }).catch(
    unreadable(folder.name),
  );
  checkMarks(new Set(entries.map(({ name }) => name)), folder.name);
  const found: Part[] = [];
  for (const entry of entries.filter(({ name }) => !isIgnored(name)))
    found.push(...(await partsOf(entry, folder)));
  return found;
}

async function partsOf(entry: Dirent, folder: Part): Promise<Part[]> {
  const part = {
    path: join(folder.path, entry.name),
    name: `${folder.name}/${entry.name}`,
    partitions: folder.partitions,
  };
  if (!entry.isDirectory()) return [part];
  const partition = parsePartition(entry.name, part.name);
  if (partition === undefined) throw noPart(part.name);
  return partsInside({ ...part, partitions: [...part.partitions, partition] });
}

/** The first and the last four bytes of a file; refuses it when they are not those of a whole Parquet file. */
async function checkMagic({ path, name }: Part, { size }: Stats): Promise<void> {
  const handle = await open(path, "r").catch(unreadable(name));
  try {
    const read = async (position: number) =>
      (await handle.read(Buffer.alloc(4), 0, 4, position)).buffer.toString("latin1");
    const start = await read(0).catch(unreadable(name));
    const end = await read(Math.max(0, size - 4)).catch(unreadable(name));
    checkEnds(name, start, size < 12 ? "" : end);
  } finally {
    await handle.close();
  }
}

function checkEnds(name: string, start: string, end: string): void {
  if (start === "PARE" || end === "PARE")
    throw refuse(
      name,
      "encrypted-file",
      "文件已加密：请导出不加密的文件",
      "the file is encrypted: export it without",
    );
  if (start !== "PAR1")
    throw refuse(
      name,
      "format-error",
      "不是 Parquet 文件：检查文件，或导出为 Parquet",
      "not a Parquet file: check the file, or export it as Parquet",
    );
  if (end !== "PAR1")
    throw refuse(
      name,
      "cut-file",
      "Parquet 文件没有写完或没有复制完：重新复制或导出",
      "the Parquet file was not written or copied to its end: copy or export it again",
    );
}

async function checkPart(part: Part): Promise<void> {
  const stats = await stat(part.path).catch(unreadable(part.name));
  if (!stats.isFile()) throw noPart(part.name);
  await checkMagic(part, stats);
}

const byName = (a: Part, b: Part): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/**
 * The files of a Parquet ledger, one file or a folder of part files, in the order of their paths. Throws LedgerError for
 * what cannot be read, is no whole Parquet file, or shows that the folder is unfinished or a table with a log.
 */
export async function listParts(path: string, file: string): Promise<Part[]> {
  const root: Part = { path, name: file, partitions: [] };
  const stats = await stat(path).catch(unreadable(file));
  const parts = stats.isDirectory() ? (await partsInside(root)).sort(byName) : [root];
  for (const part of parts) await checkPart(part);
  if (parts.length === 0)
    throw refuse(file, "no-data", "文件夹中没有 Parquet 文件", "no Parquet file in the folder");
  return parts;
}
