import { DataType } from "apache-arrow";
import type { SqlCell } from "../query/sqlTable.ts";

/** The name that DuckDB has for a type of Arrow. */
export function sqlType(type: DataType): string {
  if (DataType.isInt(type))
    return integerNames[`${type.isSigned ? "" : "u"}${type.bitWidth}`] ?? "";
  if (DataType.isDecimal(type)) return decimalName(type);
  if (DataType.isTimestamp(type))
    return type.timezone == null ? "TIMESTAMP" : "TIMESTAMP WITH TIME ZONE";
  if (DataType.isFloat(type)) return type.precision === 1 ? "FLOAT" : "DOUBLE";
  if (DataType.isList(type)) return `${sqlType(type.children[0]?.type ?? type)}[]`;
  return simpleNames.find(([is]) => is(type))?.[1] ?? String(type);
}

const integerNames: Record<string, string> = {
  8: "TINYINT",
  16: "SMALLINT",
  32: "INTEGER",
  64: "BIGINT",
  u8: "UTINYINT",
  u16: "USMALLINT",
  u32: "UINTEGER",
  u64: "UBIGINT",
};

const simpleNames: readonly (readonly [(type: DataType) => boolean, string])[] = [
  [DataType.isUtf8, "VARCHAR"],
  [DataType.isLargeUtf8, "VARCHAR"],
  [DataType.isBool, "BOOLEAN"],
  [DataType.isDate, "DATE"],
  [DataType.isTime, "TIME"],
  [DataType.isInterval, "INTERVAL"],
  [DataType.isBinary, "BLOB"],
  [DataType.isLargeBinary, "BLOB"],
  [DataType.isDictionary, "ENUM"],
  [DataType.isStruct, "STRUCT"],
  [DataType.isMap, "MAP"],
  [DataType.isNull, "NULL"],
];

/** Sums of whole numbers come as decimals of 38 digits without any behind the point. */
const decimalName = ({ precision, scale }: { precision: number; scale: number }): string =>
  precision === 38 && scale === 0 ? "HUGEINT" : `DECIMAL(${precision},${scale})`;

/** A value of Arrow as a cell. This version of Arrow reads no days of an interval: the cell says what to do. */
export function sqlCell(type: DataType, value: unknown): SqlCell {
  if (value === null || value === undefined) return null;
  if (DataType.isDecimal(type)) return decimalCell(String(value), type.scale);
  if (DataType.isDate(type)) return dayText(Number(value));
  if (DataType.isTimestamp(type)) return momentText(Number(value));
  if (DataType.isTime(type)) return timeText(Number(value) / 1e6);
  if (DataType.isInterval(type)) return "CAST(… AS VARCHAR)";
  if (value instanceof Uint8Array) return hexText(value);
  if (typeof value === "bigint") return wholeCell(value);
  if (typeof value === "object") return JSON.stringify(value, plain);
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}

const wholeCell = (value: bigint): SqlCell =>
  Number.isSafeInteger(Number(value)) ? Number(value) : String(value);

/** Digits without a point → the number, as text when a double would lose some. */
function decimalCell(digits: string, scale: number): SqlCell {
  const negative = digits.startsWith("-");
  const all = digits.replace("-", "").padStart(scale + 1, "0");
  const at = all.length - scale;
  const text = `${negative ? "-" : ""}${all.slice(0, at)}${scale > 0 ? `.${all.slice(at)}` : ""}`;
  return all.replace(/^0+/, "").length <= 15 ? Number(text) : text;
}

const dayText = (milliseconds: number): string =>
  isMoment(milliseconds) ? new Date(milliseconds).toISOString().slice(0, 10) : String(milliseconds);

/** To the microsecond, without what is zero at the end. */
function momentText(milliseconds: number): string {
  if (!isMoment(milliseconds)) return String(milliseconds);
  const day = Math.floor(milliseconds / 86_400_000);
  return `${dayText(milliseconds)} ${timeText((milliseconds - day * 86_400_000) / 1000)}`;
}

const isMoment = (milliseconds: number): boolean => Math.abs(milliseconds) <= 8.64e15;

function timeText(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const fraction = (seconds - whole)
    .toFixed(6)
    .slice(1)
    .replace(/\.?0+$/, "");
  return parts.map((part) => String(part).padStart(2, "0")).join(":") + fraction;
}

const hexText = (bytes: Uint8Array): string =>
  `\\x${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;

const plain = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ? wholeCell(value) : value;
