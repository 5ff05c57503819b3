import type { Column, ColumnType, Table, Words } from "../../src/domain/schema.ts";

export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

const kinds: Record<ColumnType, Words> = {
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

const presences: Record<Column["presence"], Words> = {
  required: { zh: "必填", en: "required" },
  nullable: { zh: "列必有，单元格可空", en: "column required, cells may be empty" },
  optional: { zh: "可选", en: "optional" },
};

const allowedWords = ({ type, codes }: Column, language: Language): string => {
  if (type === "boolean") return language === "zh" ? "是；否" : "是 = yes; 否 = no";
  const words = (codes?.codes ?? []).map(({ zh, en }) =>
    language === "zh" ? zh : `${zh} = ${en}`,
  );
  return words.join(language === "zh" ? "；" : "; ");
};

function bounds({ min, max, noMoreThan }: Column, { columns }: Table, language: Language): string {
  const other = columns.find(({ name }) => name === noMoreThan)?.zh;
  const isChinese = language === "zh";
  const parts = [
    ...(min === undefined ? [] : [`≥ ${min}`]),
    ...(max === undefined ? [] : [`≤ ${max}`]),
    ...(other === undefined ? [] : [isChinese ? `不大于“${other}”` : `no more than “${other}”`]),
  ];
  return parts.join(isChinese ? "；" : "; ");
}

/** Header words that are read as the column besides its Chinese word; with the factor of those in another unit. */
const aliases = ({ name, headers = [] }: Column): string =>
  [name, ...headers]
    .map((header) => (typeof header === "string" ? header : `${header[0]} ×${header[1]}`))
    .join("；");

const meaningIn = ({ meaning, derived }: Column, language: Language): string => {
  if (derived === undefined) return meaning[language];
  const rule = derived[language];
  return language === "zh"
    ? `${meaning.zh}；留空时由“${rule}”得出`
    : `${meaning.en}; worked out when empty: ${rule}`;
};

interface Note {
  head: Words;
  cell: (column: Column, table: Table, language: Language) => string;
}

const notes: readonly Note[] = [
  { head: { zh: "列名", en: "Header" }, cell: ({ zh }) => zh },
  { head: { zh: "英文", en: "English" }, cell: ({ en }) => en },
  { head: { zh: "SQL 名", en: "Name in SQL" }, cell: ({ name }) => name },
  {
    head: { zh: "是否必填", en: "Required" },
    cell: ({ presence }, _, language) => presences[presence][language],
  },
  {
    head: { zh: "值的类型", en: "Kind of value" },
    cell: ({ type }, _, language) => kinds[type][language],
  },
  {
    head: { zh: "允许的词", en: "Allowed words" },
    cell: (column, _, language) => allowedWords(column, language),
  },
  { head: { zh: "范围", en: "Bounds" }, cell: bounds },
  {
    head: { zh: "含义（中文）", en: "Meaning, Chinese" },
    cell: (column) => meaningIn(column, "zh"),
  },
  {
    head: { zh: "含义（英文）", en: "Meaning, English" },
    cell: (column) => meaningIn(column, "en"),
  },
  { head: { zh: "也接受的列名", en: "Other headers accepted" }, cell: aliases },
];

/** What each column of a table takes, as rows of text, headings first. */
export const columnNotes = (table: Table, language: Language): string[][] => [
  notes.map(({ head }) => head[language]),
  ...table.columns.map((column) => notes.map(({ cell }) => cell(column, table, language))),
];
