import type { Column, ColumnType, Words } from "./schema/column.ts";

/** What a cell of each kind holds. */
export const kindWords: Record<ColumnType, Words> = {
  text: { zh: "文字", en: "text" },
  "credit-code": { zh: "18位统一社会信用代码", en: "unified social credit code, 18 characters" },
  adcode: { zh: "6位行政区划代码", en: "division code, 6 digits" },
  park: { zh: "园区编号或全称", en: "id or full name of a park" },
  sector: { zh: "GB/T 4754-2017 行业代码", en: "GB/T 4754-2017 sector code" },
  integer: { zh: "整数", en: "whole number" },
  decimal: { zh: "数字，可带小数", en: "number, decimals allowed" },
  boolean: { zh: "是、否或空", en: "是 (yes), 否 (no) or empty" },
  date: { zh: "日期，如 2025-09-30", en: "date such as 2025-09-30" },
  year: { zh: "4位年份", en: "year, 4 digits" },
  code: { zh: "允许词之一", en: "one of the allowed words" },
  codes: { zh: "允许词，可多个，以；分隔", en: "allowed words, several joined by ；" },
};

export const presenceWords: Record<Column["presence"], Words> = {
  required: { zh: "必填", en: "required" },
  nullable: { zh: "列必有，单元格可空", en: "column required, cells may be empty" },
  optional: { zh: "可选", en: "optional" },
};

/** "≥ 0", "≤ 100", and the column of the same row that bounds it; "" without a bound. */
export function boundsWords({ min, max, noMoreThan }: Column, columns: readonly Column[]): Words {
  const other = columns.find(({ name }) => name === noMoreThan);
  const limits = [
    ...(min === undefined ? [] : [`≥ ${min}`]),
    ...(max === undefined ? [] : [`≤ ${max}`]),
  ];
  const [zh, en] =
    other === undefined ? [[], []] : [[`不大于“${other.zh}”`], [`no more than “${other.en}”`]];
  return { zh: [...limits, ...zh].join("；"), en: [...limits, ...en].join("; ") };
}

/** Header words that are read as the column besides its Chinese word and its name, with the factor of another unit. */
export const headerAliases = ({ headers = [] }: Column): string[] =>
  headers.map((header) => (typeof header === "string" ? header : `${header[0]} ×${header[1]}`));
