import { posix } from "node:path";
import type { LedgerError } from "../ledgerError.ts";
import { readPart, type Source } from "./readPart.ts";
import type { Refuse } from "./refuser.ts";
import type { Root } from "./xmlReader.ts";

const part = "[Content_Types].xml";

const root: Root = {
  name: "Types",
  namespaces: ["http://schemas.openxmlformats.org/package/2006/content-types"],
};

const noWorkbook = (refuse: Refuse): LedgerError =>
  refuse(
    "format-error",
    part,
    "压缩包不是 .xlsx 工作簿（也许是 .ods、.docx 或普通 zip）：用 Excel 或 WPS 另存为 .xlsx",
    "a zip but not an .xlsx workbook, perhaps .ods, .docx or any other: save it as .xlsx",
  );

const binary = (refuse: Refuse): LedgerError =>
  refuse(
    "format-error",
    ".xlsb",
    "文件是二进制工作簿 (.xlsb)：用 Excel 打开后另存为 .xlsx",
    "a binary workbook (.xlsb): open it in Excel and save it as .xlsx",
  );

const macros = (refuse: Refuse, where: string): LedgerError =>
  refuse(
    "macro-file",
    where,
    "工作簿含宏：另存为不含宏的 .xlsx",
    "the workbook has macros: save it as .xlsx, which has none",
  );

/** Content types in small letters: by part and by extension. */
interface ContentTypes {
  parts: Map<string, string>;
  extensions: Map<string, string>;
}

async function readContentTypes(source: Source): Promise<ContentTypes> {
  const types: ContentTypes = { parts: new Map(), extensions: new Map() };
  await readPart(source, part, root, {
    open: (_, { ContentType: type = "", PartName: name, Extension: extension }) => {
      if (name !== undefined) types.parts.set(name.toLowerCase(), type.toLowerCase());
      if (extension !== undefined)
        types.extensions.set(extension.toLowerCase(), type.toLowerCase());
    },
    close: () => {},
    text: () => {},
  });
  return types;
}

const typeOf = ({ parts, extensions }: ContentTypes, name: string): string =>
  parts.get(`/${name}`.toLowerCase()) ?? extensions.get(posix.extname(name).slice(1)) ?? "";

const macroName = /(^|\/)vbaproject\.bin$/;
const macroType = /vbaproject|macrosheet/;

/** Throws LedgerError for a zip that is no workbook, a binary workbook, or one with macros; `workbook` names its part, if any. */
export async function checkContentTypes(source: Source, workbook: string): Promise<void> {
  const { parts, refuse } = source;
  if (!parts.has(part)) throw noWorkbook(refuse);
  const types = await readContentTypes(source);
  const type = typeOf(types, workbook);
  if (type.includes("ms-excel.sheet.binary")) throw binary(refuse);
  const macro = [
    ...parts.names.filter((name) => macroName.test(name)),
    ...(type.includes("macroenabled") ? [type] : []),
    ...[...types.parts.values()].filter((other) => macroType.test(other)),
  ];
  if (macro[0] !== undefined) throw macros(refuse, macro[0]);
  if (!type.includes("spreadsheetml")) throw noWorkbook(refuse);
}
