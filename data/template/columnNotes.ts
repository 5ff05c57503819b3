import {
  boundsWords,
  headerAliases,
  kindWords,
  presenceWords,
} from "../../src/domain/columnRule.ts";
import type { Column, Table, Words } from "../../src/domain/schema.ts";

export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

const allowedWords = ({ type, codes }: Column, language: Language): string => {
  if (type === "boolean") return language === "zh" ? "是；否" : "是 = yes; 否 = no";
  const words = (codes?.codes ?? []).map(({ zh, en }) =>
    language === "zh" ? zh : `${zh} = ${en}`,
  );
  return words.join(language === "zh" ? "；" : "; ");
};

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
    cell: ({ presence }, _, language) => presenceWords[presence][language],
  },
  {
    head: { zh: "值的类型", en: "Kind of value" },
    cell: ({ type }, _, language) => kindWords[type][language],
  },
  {
    head: { zh: "允许的词", en: "Allowed words" },
    cell: (column, _, language) => allowedWords(column, language),
  },
  {
    head: { zh: "范围", en: "Bounds" },
    cell: (column, { columns }, language) => boundsWords(column, columns)[language],
  },
  {
    head: { zh: "含义（中文）", en: "Meaning, Chinese" },
    cell: (column) => meaningIn(column, "zh"),
  },
  {
    head: { zh: "含义（英文）", en: "Meaning, English" },
    cell: (column) => meaningIn(column, "en"),
  },
  {
    head: { zh: "也接受的列名", en: "Other headers accepted" },
    cell: (column) => [column.name, ...headerAliases(column)].join("；"),
  },
];

/** What each column of a table takes, as rows of text, headings first. */
export const columnNotes = (table: Table, language: Language): string[][] => [
  notes.map(({ head }) => head[language]),
  ...table.columns.map((column) => notes.map(({ cell }) => cell(column, table, language))),
];
