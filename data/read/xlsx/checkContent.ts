import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { LedgerError } from "../ledgerError.ts";
import type { Refuse } from "./refuser.ts";

const startBytes = 512;

async function startOf(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(startBytes), 0, startBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const ole2 = Buffer.from("d0cf11e0a1b11ae1", "hex");
const encryptedPackage = Buffer.from("EncryptedPackage", "utf16le");

/** Does the OLE2 file have a stream of the name that encrypted workbooks use? */
async function isEncrypted(path: string): Promise<boolean> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const bytes = Buffer.concat([rest, chunk]);
    if (bytes.includes(encryptedPackage)) return true;
    rest = bytes.subarray(-encryptedPackage.length);
  }
  return false;
}

const saveAs = { zh: "用 Excel 或 WPS 打开后另存为 .xlsx", en: "open it and save it as .xlsx" };

const encrypted = (refuse: Refuse): LedgerError =>
  refuse(
    "encrypted-file",
    "",
    "工作簿设有打开密码：取消密码后另存",
    "the workbook has a password: remove it and save the file again",
  );

const oldWorkbook = (refuse: Refuse): LedgerError =>
  refuse(
    "format-error",
    ".xls",
    `文件是旧版 Excel (.xls) 或其他 OLE2 文件：${saveAs.zh}`,
    `an old Excel file (.xls) or another OLE2 file: ${saveAs.en}`,
  );

const noWorkbook = (refuse: Refuse, start: Buffer): LedgerError => {
  const text = start.toString("utf8").replace(/^\ufeff/, "");
  const isMarkup = text.trimStart().startsWith("<");
  const what = isMarkup ? "HTML/XML" : start.includes(0) ? "" : "CSV";
  return refuse(
    "format-error",
    text.trimStart().split(/[\r\n]/, 1)[0] ?? "",
    `文件不是 .xlsx 工作簿${what === "" ? "" : `，而像是 ${what}`}：${saveAs.zh}${what === "CSV" ? "，或把文件名改为 .csv" : ""}`,
    `not an .xlsx workbook${what === "" ? "" : ` but perhaps ${what}`}: ${saveAs.en}${what === "CSV" ? ", or name it .csv" : ""}`,
  );
};

const noData = (refuse: Refuse): LedgerError =>
  refuse("no-data", "", "文件是空的（0 字节）", "the file is empty (0 bytes)");

/** Throws LedgerError for a file that does not begin as a zip does: an encrypted or old workbook, text, markup, nothing. */
export async function checkContent(path: string, refuse: Refuse): Promise<void> {
  const start = await startOf(path);
  if (start.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"))) return;
  if (start.subarray(0, 8).equals(ole2))
    throw (await isEncrypted(path)) ? encrypted(refuse) : oldWorkbook(refuse);
  throw start.length === 0 ? noData(refuse) : noWorkbook(refuse, start);
}
