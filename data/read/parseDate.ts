import { CellFault, type CellParser } from "./cell.ts";
import { halfWidth } from "./halfWidth.ts";

const spellings = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
];

const notDate = new CellFault(
  "type-error",
  "填日期，如 2025-09-30、2025/9/30 或 2025年9月30日",
  "write a date such as 2025-09-30, 2025/9/30 or 2025年9月30日",
);

/** A day of the calendar, 1900–2100, as 2025-09-30. */
export const parseDate: CellParser = (text) => {
  const plain = halfWidth(text);
  const [, year, month, day] = spellings.flatMap((spelling) => spelling.exec(plain) ?? []);
  if (year === undefined || month === undefined || day === undefined) return notDate;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
  return isReal && year >= "1900" && year <= "2100" ? iso : notDate;
};
