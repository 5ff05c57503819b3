import { open, stat } from "node:fs/promises";
import { extname } from "node:path";
import { refusal } from "./ledgerError.ts";
import type { LedgerSource } from "./ledgerSource.ts";
import { openParquet } from "./parquet/openParquet.ts";
import { openText } from "./openText.ts";
import { isRejectsHeader, rejectColumns } from "./rejectColumns.ts";
import { withoutRejectColumns } from "./returnedRejects.ts";
import { unreadable } from "./unreadable.ts";

/** What a publisher says of how a file is to be read; nothing of it is ever guessed. */
export interface ReadOptions {
  /** Name of the sheet of a workbook. */
  sheet?: string | undefined;
  /** Rows before the header. */
  titleRows?: number | undefined;
  /** Of a text ledger. */
  delimiter?: string | undefined;
}

export interface OpenOptions extends ReadOptions {
  /** Name of the file in problems. */
  file: string;
  isHeader: (cells: readonly string[]) => boolean;
}

const workbookNames = new Set([".xlsx", ".xlsm", ".xls", ".xlsb"]);
const textNames = new Set([".csv", ".tsv", ".tab"]);

/** Extensions of files that can be ledgers, or are refused with advice. */
export const ledgerExtensions: ReadonlySet<string> = new Set([
  ...textNames,
  ...workbookNames,
  ".parquet",
]);

const isZip = (start: Uint8Array): boolean => start[0] === 0x50 && start[1] === 0x4b;
const isParquet = (start: Uint8Array): boolean => String.fromCharCode(...start) === "PAR1";

async function startOf(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const misnamed = (file: string, zh: string, en: string) =>
  refusal({
    file,
    row: null,
    column: null,
    value: extname(file),
    code: "format-error",
    fix: {
      zh: `内容是${zh}而不是文本：改正扩展名，或另存为 CSV UTF-8`,
      en: `the content is ${en}, not text: correct the extension or save it as CSV UTF-8`,
    },
  });

/** A header is recognised behind the columns of returned rejects too. */
const behindRejects =
  (isHeader: OpenOptions["isHeader"]): OpenOptions["isHeader"] =>
  (cells) =>
    isHeader(isRejectsHeader(cells) ? cells.slice(rejectColumns.length) : cells);

/**
 * Opens a ledger: text (`.csv`, `.tsv`), a workbook, or Parquet as one file or a folder of parts. Throws LedgerError for
 * a file that cannot be read or is not what its name says.
 */
export async function openLedger(path: string, options: OpenOptions): Promise<LedgerSource> {
  const isHeader = behindRejects(options.isHeader);
  return withoutRejectColumns(await openSource(path, { ...options, isHeader }));
}

async function openSource(path: string, options: OpenOptions): Promise<LedgerSource> {
  const { file } = options;
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  if (found.isDirectory()) return openParquet(path, { file });
  const extension = extname(file).toLowerCase();
  if (extension === ".parquet") return openParquet(path, { file });
  if (workbookNames.has(extension)) return openWorkbook(path, options);
  const start = await startOf(path).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  if (isZip(start)) throw misnamed(file, "工作簿或压缩文件", "a workbook or an archive");
  if (isParquet(start)) throw misnamed(file, " Parquet", "Parquet");
  return openText(path, options);
}

/** The reader of workbooks is loaded with the first of them: a tenth of the time that every command takes to start. */
async function openWorkbook(path: string, options: OpenOptions): Promise<LedgerSource> {
  const { openXlsx } = await import("./xlsx/openXlsx.ts");
  return openXlsx(path, options);
}
