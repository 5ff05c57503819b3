import { parquetRefusal } from "./parquetRefusal.ts";

/** A column whose value is in the name of a folder. */
export interface Partition {
  key: string;
  /** Empty where the partition holds the rows without a value. */
  value: string;
}

const noValue = "__HIVE_DEFAULT_PARTITION__";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const bytesOf = (codes: string): Uint8Array => Buffer.from(codes.replaceAll("%", ""), "hex");

/** Percent codes as the bytes that they are; a per cent sign that begins none is itself. */
const decoded = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => utf8.decode(bytesOf(codes)));

/**
 * The partition that a folder `key=value` is, undefined for another name. Throws LedgerError (`encoding-error`) when its
 * percent codes are not UTF-8.
 */
export function parsePartition(name: string, folder: string): Partition | undefined {
  const at = name.indexOf("=");
  if (at < 1) return undefined;
  const [key, value] = [name.slice(0, at), name.slice(at + 1)];
  try {
    return { key: decoded(key), value: value === noValue ? "" : decoded(value) };
  } catch {
    const fix = {
      zh: "文件夹名中的百分号编码不是 UTF-8：改正文件夹名",
      en: "the percent codes of the folder's name are not UTF-8: correct the name",
    };
    throw parquetRefusal(folder, "encoding-error", fix, { value: name });
  }
}
