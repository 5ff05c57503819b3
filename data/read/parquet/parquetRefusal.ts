import type { Words } from "../../../src/domain/schema.ts";
import { LedgerError, refusal } from "../ledgerError.ts";
import { shortened, type ProblemCode } from "../problem.ts";
import type { ParquetLimits } from "./parquetLimits.ts";
import type { Fault, FaultReason } from "./parquetMessage.ts";

/** How the process that reads a file ended before it was done. */
export type ReaderEnd =
  { how: "ended"; words: string } | { how: "stall" | "total"; milliseconds: number };

export type Where = Partial<Record<"column" | "value", string>> & { row?: number };

const again: Words = {
  zh: "请用写出它的程序重新导出 Parquet，或改用 CSV",
  en: "write it again with the program that made it, or use CSV",
};

/** The name of a file or part as problems give it, every part of its path shortened. */
export const shownName = (name: string): string => name.split("/").map(shortened).join("/");

/** The refusal of a Parquet ledger; every word of the file is shortened. */
export function parquetRefusal(
  file: string,
  code: ProblemCode,
  fix: Words,
  { row, column, value = "" }: Where = {},
): LedgerError {
  return refusal({
    file: shownName(file),
    row: row ?? null,
    column: column === undefined ? null : shortened(column),
    value: shortened(value),
    code,
    fix,
  });
}

type Sentence = (limits: ParquetLimits) => { code: ProblemCode; fix: Words };

const sentences: Record<FaultReason, Sentence> = {
  encoding: () => ({
    code: "encoding-error",
    fix: {
      zh: `文字列或列名中有不是 UTF-8 的字节：${again.zh}`,
      en: `a string or column name has bytes that are not UTF-8: ${again.en}`,
    },
  }),
  encrypted: () => ({
    code: "encrypted-file",
    fix: { zh: "文件已加密：请导出不加密的文件", en: "the file is encrypted: export it without" },
  }),
  format: () => ({
    code: "format-error",
    fix: { zh: `Parquet 文件已损坏：${again.zh}`, en: `damaged Parquet: ${again.en}` },
  }),
  memory: ({ memoryBytes }) => ({
    code: "source-error",
    fix: {
      zh: `读取所需内存超过上限 ${memoryBytes} 字节：以较小的行组重新导出，或改用 CSV`,
      en: `reading it takes more than the limit of ${memoryBytes} bytes of memory: write it with smaller row groups, or use CSV`,
    },
  }),
  name: () => ({
    code: "source-error",
    fix: {
      zh: "文件或上级文件夹的名称中有 [ * ?，此系统无法直接打开：请改名或移到别的文件夹",
      en: "the name of the file or of a folder above holds [ * or ?, which this system cannot open: rename it or move it elsewhere",
    },
  }),
  "too-long": ({ fieldBytes, recordBytes }) => ({
    code: "too-long",
    fix: {
      zh: `字段超过上限 ${fieldBytes} 字节，或记录超过上限 ${recordBytes} 字节：检查这一行`,
      en: `a field is longer than the limit of ${fieldBytes} bytes or the record than ${recordBytes}: check the row`,
    },
  }),
  unreadable: () => ({
    code: "source-error",
    fix: {
      zh: "文件无法读取：检查文件和权限",
      en: "cannot read the file: check it and its rights",
    },
  }),
};

/** The refusal for what the reading process reported; `rowsBefore` rows, the header among them, came before the part. */
export function faultRefusal(
  file: string,
  { reason, words, record }: Fault,
  rowsBefore: number,
  limits: ParquetLimits,
): LedgerError {
  const { code, fix } = sentences[reason](limits);
  const row = record === null ? {} : { row: rowsBefore + record + 1 };
  return parquetRefusal(file, code, fix, { value: words, ...row });
}

const limitWords = (milliseconds: number): Words => ({
  zh: `${milliseconds / 1000} 秒`,
  en: `${milliseconds / 1000} s`,
});

/** The refusal for a reading process that ended or had to be ended. */
export function endRefusal(file: string, end: ReaderEnd): LedgerError {
  if (end.how === "ended")
    return parquetRefusal(
      file,
      "source-error",
      {
        zh: `读取文件的进程意外结束（${end.words}），文件可能已损坏：${again.zh}`,
        en: `the process that reads the file ended (${end.words}), perhaps the file is damaged: ${again.en}`,
      },
      { value: end.words },
    );
  const { zh, en } = limitWords(end.milliseconds);
  return parquetRefusal(
    file,
    "source-error",
    end.how === "stall"
      ? {
          zh: `读取文件时 ${zh} 内没有进展，已停止：${again.zh}`,
          en: `no progress within ${en}, stopped: ${again.en}`,
        }
      : {
          zh: `读取文件超过时限 ${zh}，已停止：拆成较小的文件，或改用 CSV`,
          en: `reading took longer than the limit of ${en}, stopped: split the file, or use CSV`,
        },
  );
}

/** The refusal of a file that holds another number of records than its footer says. */
export const countRefusal = (file: string, declared: number, found: number): LedgerError =>
  parquetRefusal(
    file,
    "row-count",
    {
      zh: `文件声明 ${declared} 条记录，实际读出 ${found} 条：${again.zh}`,
      en: `the file declares ${declared} records and holds ${found}: ${again.en}`,
    },
    { value: String(found) },
  );
