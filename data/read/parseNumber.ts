import type { Column } from "../../src/domain/schema.ts";
import { CellFault, type CellParser } from "./cell.ts";
import { halfWidth } from "./halfWidth.ts";

type Bounds = Pick<Column, "min" | "max">;

/** The largest count that is stored: 32 bits. */
export const largestInteger = 2_147_483_647;

const integerPart = String.raw`\d+|\d{1,3}(?:,\d{3})+`;
const shortInteger = /^\d{1,9}$/;
const integerText = new RegExp(`^(${integerPart})$`);
const decimalText = new RegExp(`^(-?)(${integerPart})(?:\\.(\\d+))?$`);

const notInteger = new CellFault(
  "type-error",
  "只填数字，如 1234 或 1,234；不详留空，不要填“约”“—”或小数",
  "write digits only, such as 1234 or 1,234; leave it empty when unknown",
);

const notDecimal = new CellFault(
  "type-error",
  "只填数字，如 12.5；不带百分号或单位，不详留空",
  "write a number such as 12.5, without a per cent sign or unit; leave it empty when unknown",
);

const tooManyDigits = (places: number) =>
  new CellFault(
    "type-error",
    `小数最多 ${places} 位，才能换算为整数`,
    `at most ${places} decimal places, so that it makes a whole number`,
  );

const tooSmall = (min: number) =>
  new CellFault("constraint-error", `不得小于 ${min}`, `must be at least ${min}`);

const tooLarge = (max: number) =>
  new CellFault("constraint-error", `不得大于 ${max}`, `must be at most ${max}`);

const bounded = ({ min = -Infinity, max = Infinity }: Bounds, most = Infinity) => {
  const limit = Math.min(max, most);
  return (value: number): number | CellFault => {
    if (value < min) return tooSmall(min);
    return value > limit ? tooLarge(limit) : value;
  };
};

/** Decimal places that a power of ten takes up: 10,000 → 4. */
function placesOf(factor: number): number {
  const places = Math.round(Math.log10(factor));
  if (places < 0 || 10 ** places !== factor)
    throw new Error(`factor not a power of ten: ${factor}`);
  return places;
}

/** Whole numbers ≥ 0 up to 2,147,483,647; with a factor of 10,000, 910.28 is exactly 9,102,800. */
export function integerParser(bounds: Bounds, factor = 1): CellParser {
  const places = placesOf(factor);
  const within = bounded(bounds, largestInteger);
  return (text) => {
    if (places === 0 && shortInteger.test(text)) return within(Number(text));
    const plain = halfWidth(text);
    if (places === 0)
      return integerText.test(plain) ? within(Number(plain.replaceAll(",", ""))) : notInteger;
    const [, sign, digits, fraction = ""] = decimalText.exec(plain) ?? [];
    if (digits === undefined || sign !== "") return notDecimal;
    if (fraction.length > places) return tooManyDigits(places);
    return within(Number(digits.replaceAll(",", "") + fraction.padEnd(places, "0")));
  };
}

/** Decimal numbers without exponent; thousands separators may be there. */
export function decimalParser(bounds: Bounds, factor = 1): CellParser {
  const within = bounded(bounds);
  return (text) => {
    const plain = halfWidth(text);
    if (!decimalText.test(plain)) return notDecimal;
    return within(Number(plain.replaceAll(",", "")) * factor);
  };
}

const notYear = new CellFault("type-error", "填4位年份，如 2025", "write a year such as 2025");

/** Years 1900–2100 in four digits, 年 after them or not. */
export const parseYear: CellParser = (text) => {
  const [, digits] = /^(\d{4})年?$/.exec(halfWidth(text)) ?? [];
  const year = Number(digits);
  return year >= 1900 && year <= 2100 ? year : notYear;
};
