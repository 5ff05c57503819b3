import { isCreditCode, isCreditCodeForm } from "../../src/domain/creditCode.ts";
import type { Codelist } from "../../src/domain/codelist.ts";
import { sectorOf } from "../../src/domain/sector.ts";
import type { Column, Table } from "../../src/domain/schema.ts";
import { CellFault, type CellParser, type CellValue } from "./cell.ts";
import { halfWidth } from "./halfWidth.ts";
import type { ParkId } from "./ledgerPark.ts";
import { adcodeParser } from "./parseAdcode.ts";
import { codeParser, codesParser } from "./parseCodes.ts";
import { parseDate } from "./parseDate.ts";
import { decimalParser, integerParser, parseYear } from "./parseNumber.ts";

const unprintable = /[\u0000-\u001f\u007f-\u009f\ufffd]/;

const controlCharacter = new CellFault(
  "control-character",
  "删除换行、制表符等控制字符和乱码字符（U+FFFD）",
  "remove line breaks, tabs, other control characters and U+FFFD",
);

const parseText: CellParser = (text) => (unprintable.test(text) ? controlCharacter : text);

const notCreditCode = new CellFault(
  "type-error",
  "填18位统一社会信用代码（不含 I、O、S、V、Z）；在 Excel 中须设为文本格式",
  "write 18 characters of a unified social credit code (no I, O, S, V or Z); in Excel format the column as text",
);

const wrongCheck = new CellFault(
  "check-character",
  "校验码不符（GB 32100），请核对代码",
  "the check character is wrong (GB 32100): compare the code with the certificate",
);

const parseCreditCode: CellParser = (text) => {
  if (isCreditCode(text)) return text;
  const code = halfWidth(text).toUpperCase();
  if (isCreditCode(code)) return code;
  return isCreditCodeForm(code) ? wrongCheck : notCreditCode;
};

const unknownSector = new CellFault(
  "unknown-sector",
  "填 GB/T 4754-2017 门类字母或2至4位代码，如 C、13、1311，开头的0不能少",
  "write a GB/T 4754-2017 letter or a code of 2 to 4 digits, such as C, 13 or 1311, leading zeros included",
);

const parseSector: CellParser = (text) => sectorOf(halfWidth(text).toUpperCase()) ?? unknownSector;

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["是", true],
  ["否", false],
  ["TRUE", true],
  ["FALSE", false],
]);

const notBoolean = new CellFault(
  "type-error",
  "填 是 或 否，不详留空",
  "write 是 or 否, or nothing",
);

const parseBoolean: CellParser = (text) =>
  booleans.get(text) ?? booleans.get(text.toUpperCase()) ?? notBoolean;

const unknownPark = new CellFault(
  "foreign-key",
  "填开发区公告目录的代码或全称，或在 park.csv 中列出该园区（名称不得重复）",
  "write the official code or full name of the park, or list it in park.csv under a name of its own",
);

const parkParser =
  (parkId: ParkId): CellParser =>
  (text) =>
    parkId(text) ?? unknownPark;

/** What a cell is read against. */
export interface CellContext {
  table: Table;
  parkId: ParkId;
}

const codesOf = ({ name, codes }: Column): Codelist => {
  if (codes === undefined) throw new Error(`column without codelist: ${name}`);
  return codes;
};

function filledParser(column: Column, factor: number, { table, parkId }: CellContext): CellParser {
  switch (column.type) {
    case "text":
      return parseText;
    case "credit-code":
      return parseCreditCode;
    case "adcode":
      return adcodeParser(table.name === "area_report" ? "anywhere" : "places");
    case "park":
      return parkParser(parkId);
    case "sector":
      return parseSector;
    case "integer":
      return integerParser(column, factor);
    case "decimal":
      return decimalParser(column, factor);
    case "boolean":
      return parseBoolean;
    case "date":
      return parseDate;
    case "year":
      return parseYear;
    case "code":
      return codeParser(codesOf(column));
    case "codes":
      return codesParser(codesOf(column));
  }
}

const missing = (column: Column): CellFault =>
  new CellFault(
    "constraint-error",
    `填写“${column.zh}”`,
    `fill in "${column.zh}" (${column.name})`,
  );

const emptyOf = (column: Column): CellValue | CellFault => {
  if (column.presence === "required") return missing(column);
  return column.type === "codes" ? 0 : null;
};

/** Reads the cells of one column; white space around a cell does not count, and nothing but white space is empty. */
export function cellParser(column: Column, factor: number, context: CellContext): CellParser {
  const parse = filledParser(column, factor, context);
  const empty = emptyOf(column);
  return (text) => {
    const trimmed = text.trim();
    return trimmed === "" ? empty : parse(trimmed);
  };
}
