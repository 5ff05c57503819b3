import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { LedgerRow, LedgerSource } from "../../../../data/read/ledgerSource.ts";
import { openXlsx, type XlsxOptions } from "../../../../data/read/xlsx/openXlsx.ts";
import { zipFile, type ZipEntry } from "./zipFile.ts";

export const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
const sheetMain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

export const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");

/** A cell of text in place. */
export const inline = (text: string): string =>
  `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;

/** A row of texts, or of cells where a text begins with `<`. */
export const rowOf = (cells: readonly string[], attributes = ""): string =>
  `<row ${attributes}>${cells.map((cell) => (cell.startsWith("<") ? cell : inline(cell))).join("")}</row>`;

/** A sheet from its rows and what stands before and after them. */
export const sheetXml = (rows: string, after = "", before = ""): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

export interface Book {
  /** Sheets by their names, from their rows or as whole XML. */
  sheets: readonly (readonly [name: string, xml: string, state?: string])[];
  /** Content of each `si`. */
  strings?: readonly string[];
  /** Format codes of the cell styles, or their built-in ids; style 0 is General. */
  formats?: readonly (string | number)[];
  is1904?: boolean;
  /** Content type of the workbook. */
  type?: string;
}

function stylesXml(formats: readonly (string | number)[]): string {
  const codes = formats.flatMap((format, at) =>
    typeof format === "string"
      ? [`<numFmt numFmtId="${164 + at}" formatCode="${escaped(format)}"/>`]
      : [],
  );
  const ids = formats.map((format, at) => (typeof format === "string" ? 164 + at : format));
  const styles = [0, ...ids].map((id) => `<xf numFmtId="${id}"/>`);
  return `<styleSheet xmlns="${main}"><numFmts>${codes.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join("")}</cellXfs></styleSheet>`;
}

const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`;

/** The entries of a workbook file. */
export function bookEntries({ sheets, strings, formats, is1904, type }: Book): ZipEntry[] {
  const listed = sheets.map(
    ([name, , state], at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}" ${state === undefined ? "" : `state="${state}"`} r:id="rId${at + 1}"/>`,
  );
  const targets = [
    ...sheets.map((_, at) =>
      relationship(`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`),
    ),
    relationship("rIdStrings", "sharedStrings", "sharedStrings.xml"),
    relationship("rIdStyles", "styles", "/xl/styles.xml"),
  ];
  return [
    {
      name: "[Content_Types].xml",
      data: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type ?? sheetMain}"/></Types>`,
    },
    {
      name: "_rels/.rels",
      data: `<Relationships xmlns="${packageRelationships}">${relationship("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data: `<workbook xmlns="${main}" xmlns:r="${relationships}"><workbookPr${is1904 === true ? ' date1904="1"' : ""}/><sheets>${listed.join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `<Relationships xmlns="${packageRelationships}">${targets.join("")}</Relationships>`,
    },
    {
      name: "xl/sharedStrings.xml",
      data: `<sst xmlns="${main}">${(strings ?? []).map((text) => `<si>${text}</si>`).join("")}</sst>`,
    },
    { name: "xl/styles.xml", data: stylesXml(formats ?? []) },
    ...sheets.map(([, xml], at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      data: xml.startsWith("<?xml") || xml.startsWith("<!") ? xml : sheetXml(xml),
    })),
  ];
}

/** The entries with one of them exchanged, added, or, without data, left out. */
export const withEntry = (
  entries: readonly ZipEntry[],
  name: string,
  change: Partial<ZipEntry> | null,
): ZipEntry[] => {
  const old = entries.find((entry) => entry.name === name) ?? { name, data: "" };
  const others = entries.filter((entry) => entry !== old);
  return change === null ? others : [...others, { ...old, ...change }];
};

/** Writes bytes to a file of their own, which is there until the test ends; gives its path. */
export function fileOf(bytes: Uint8Array, name = "test.xlsx"): string {
  const folder = mkdtempSync(join(tmpdir(), "xlsx-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

export const fileOfBook = (book: Book): string => fileOf(zipFile(bookEntries(book)));

export interface ReadSheet extends Omit<LedgerSource, "rows"> {
  rows: LedgerRow[];
}

type Options = Partial<XlsxOptions>;

/** Opens a file and reads all of its rows. */
export async function readFile(path: string, options: Options = {}): Promise<ReadSheet> {
  const source = await openXlsx(path, { file: "test.xlsx", isHeader: () => true, ...options });
  const rows: LedgerRow[] = [];
  for await (const row of source.rows) rows.push(row);
  return { ...source, rows };
}

export async function readZip(entries: readonly ZipEntry[], options?: Options): Promise<ReadSheet> {
  const path = fileOf(zipFile(entries));
  return readFile(path, options).finally(() => rmSync(dirname(path), { recursive: true }));
}

export const readBook = (book: Book, options?: Options): Promise<ReadSheet> =>
  readZip(bookEntries(book), options);

/** Reads a workbook of one sheet. */
export const readRows = (xml: string, book: Partial<Book> = {}, options?: Options) =>
  readBook({ sheets: [["Sheet1", xml]], ...book }, options);
