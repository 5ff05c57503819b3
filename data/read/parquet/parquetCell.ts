import { CellFault } from "../cell.ts";
import type { CellKind } from "../ledgerSource.ts";

/** How the text of a cell is told from the text that DuckDB writes. */
interface CellReader {
  kind: CellKind;
  /** The text as the ledger has it, and what keeps it from being exact. */
  read: (text: string) => string | { text: string; fault: CellFault };
}

const notFinite = new CellFault(
  "type-error",
  "不是有限的数：填数字，不详留空",
  "not a finite number: write a number, or no value when unknown",
);

const notMidnight = new CellFault(
  "type-error",
  "时间戳带有时刻，不是日期：导出为 DATE 类型",
  "a moment and not a day: write the column as DATE",
);

const notDay = new CellFault(
  "type-error",
  "不是公历 0001–9999 年的日期：填日期，如 2025-09-30",
  "not a day of the years 0001 to 9999: write a date such as 2025-09-30",
);

const notFiniteNames = new Map([
  ["nan", "NaN"],
  ["-nan", "NaN"],
  ["inf", "Infinity"],
  ["-inf", "-Infinity"],
]);

const number = /^(?<sign>-?)(?<whole>\d+)(?:\.(?<part>\d+))?(?:e(?<power>[+-]?\d+))?$/;

/** A number without exponent and without zeros that say nothing: 1.5e+3 is 1500, -0.0 is 0. Undefined for no number. */
function plainNumber(text: string): string | undefined {
  const found = number.exec(text)?.groups;
  if (found === undefined) return undefined;
  const { sign = "", whole = "", part = "", power = "0" } = found;
  const point = whole.length + Number(power);
  const at = Math.max(point, 0);
  const digits = "0".repeat(at - point) + (whole + part).padEnd(at, "0");
  const before = digits.slice(0, at).replace(/^0+/, "");
  const after = digits.slice(at).replace(/0+$/, "");
  if (before === "" && after === "") return "0";
  return `${sign}${before === "" ? "0" : before}${after === "" ? "" : `.${after}`}`;
}

const same = (text: string) => text;

const readDouble = (text: string) =>
  plainNumber(text) ?? {
    text: notFiniteNames.get(text.toLowerCase()) ?? text,
    fault: notFinite,
  };

/** DuckDB leaves out the zero before the point when all digits are behind it. */
const readDecimal = (text: string) => text.replace(/^-?(?=\.)/, (sign) => `${sign}0`);

const readDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : { text, fault: notDay };

const readTimestamp = (text: string) => {
  const [, day] = /^(\d{4}-\d{2}-\d{2}) 00:00:00(?:\+00)?$/.exec(text) ?? [];
  return day ?? { text, fault: notMidnight };
};

const readers: readonly (readonly [types: RegExp, reader: CellReader])[] = [
  [/^(VARCHAR|JSON|UUID|"NULL"|ENUM\(.*\))$/s, { kind: "text", read: same }],
  [/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)$/, { kind: "number", read: same }],
  [/^DECIMAL\(\d+,\d+\)$/, { kind: "number", read: readDecimal }],
  [/^(FLOAT|DOUBLE)$/, { kind: "number", read: readDouble }],
  [/^BOOLEAN$/, { kind: "boolean", read: (text) => text.toUpperCase() }],
  [/^DATE$/, { kind: "date", read: readDate }],
  [/^TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?$/, { kind: "date", read: readTimestamp }],
];

/** How cells of a DuckDB type are read; undefined for a type that no ledger has, such as lists and bytes. */
export function cellReader(type: string): CellReader | undefined {
  return readers.find(([types]) => types.test(type))?.[1];
}
