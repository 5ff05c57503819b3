import { codesOf, type Codelist } from "../domain/codelist.ts";
import {
  countColumn,
  factTables,
  measure,
  measureCounts,
  type Count,
  type FactTable,
} from "../domain/measure.ts";
import { columnsOf, schema, type Column, type Words } from "../domain/schema.ts";
import { sizeBands } from "../domain/size.ts";
import { factTableName } from "./answerSql.ts";
import { factColumns, factMeasures } from "./factSql.ts";
import { rowTableName } from "./rowsSql.ts";
import { areaTableName } from "./sqlExamples.ts";

export type StoredType = "VARCHAR" | "INTEGER" | "BIGINT" | "DOUBLE" | "BOOLEAN";

/** A column that a statement can use, and what it means. */
export interface DescribedColumn {
  name: string;
  type: StoredType;
  words: Words;
  /** "" where the words say it all. */
  meaning: Words;
}

/** A table that a statement can use. */
export interface DescribedTable {
  name: string;
  words: Words;
  columns: readonly DescribedColumn[];
}

/** Row files hold these before the columns of the schema. */
export const rowAreaColumns = ["period", "place", "city", "district"] as const;

/** The names of areas. */
export const areaTable: DescribedTable = {
  name: areaTableName,
  words: { zh: "地区名称", en: "Names of areas" },
  columns: [
    described("adcode", "VARCHAR", ["行政区划代码", "Division code"]),
    described("name", "VARCHAR", ["名称", "Name"]),
    described("name_en", "VARCHAR", ["英文名称", "English name"]),
    described("parent", "VARCHAR", ["上级代码", "Code of the area above"]),
  ],
};

/** The fact tables of those names, in the order of the schema. */
export const factTablesOf = (names: readonly string[]): DescribedTable[] =>
  factTables.filter((table) => names.includes(table)).map(describedFacts);

/** The enterprises of the areas that were chosen, with these columns of the schema. */
export const rowTableOf = (supplied: readonly string[]): DescribedTable => ({
  name: rowTableName,
  words: { zh: "企业名单", en: "Enterprise rows" },
  columns: [
    ...rowAreaColumns.map(describedDimension),
    ...columnsOf("enterprise")
      .filter(({ name }) => supplied.includes(name))
      .map(describedColumn),
  ],
});

function describedFacts(table: FactTable): DescribedTable {
  const { zh, en } = schema[table];
  return {
    name: factTableName(table),
    words: { zh: `${zh} · 汇总`, en: `${en}: counts` },
    columns: [
      ...["period", ...factColumns[table]].map(describedDimension),
      ...factMeasures(table).flatMap((id) =>
        measureCounts(id).map((count) =>
          described(countColumn(id, count), "INTEGER", [
            `${measure(id).words.zh} · ${countWords[count].zh}`,
            `${measure(id).words.en}: ${countWords[count].en}`,
          ]),
        ),
      ),
    ],
  };
}

const countWords: Record<Count, Words> = {
  numerator: { zh: "分子", en: "numerator" },
  denominator: { zh: "分母", en: "denominator" },
  left_out: { zh: "未计入", en: "left out" },
};

/** Dimensions that are no columns of the enterprise ledger. */
const dimensionWords: Record<string, readonly [zh: string, en: string]> = {
  period: ["期，如 2025-09", "Period such as 2025-09"],
  place: ["所属地：330100、310000、450000", "Place: 330100, 310000, 450000"],
  city: [
    "市级地区代码（杭州、上海为区县）",
    "City-level area (in Hangzhou and Shanghai a district)",
  ],
  district: ["区县代码；空为未定位", "County-level code; NULL is not located"],
  adcode: ["行政区划代码", "Division code"],
  parent: ["上级代码", "Code of the area above"],
  size: [
    `规模：${sizeBands.map(({ id }) => id).join("、")}`,
    `Size band: ${sizeBands.map(({ id }) => id).join(", ")}`,
  ],
};

/** Columns of the cube that the ledger has under another name. */
const ledgerName: Record<string, string> = { nature: "unit_nature" };

function describedDimension(name: string): DescribedColumn {
  const words = dimensionWords[name];
  if (words !== undefined) return described(name, "VARCHAR", words);
  const column = [...columnsOf("enterprise"), ...columnsOf("worker_group")].find(
    (one) => one.name === (ledgerName[name] ?? name),
  );
  if (column === undefined) throw new Error(`column without words: ${name}`);
  return { ...describedColumn(column), name };
}

function describedColumn({ name, type, zh, en, meaning, codes }: Column): DescribedColumn {
  const listed = codes === undefined ? undefined : codeWords(codes, type === "codes");
  return {
    name,
    type: storedType[type],
    words: { zh, en },
    meaning: {
      zh: [meaning.zh, listed?.zh].filter((part) => part !== undefined).join("；"),
      en: [meaning.en, listed?.en].filter((part) => part !== undefined).join("; "),
    },
  };
}

/** "none 未建会、standalone 单建", of a bit mask with the value of each bit. */
function codeWords(list: Codelist, isMask: boolean): Words {
  const codes = codesOf(list, -1).map(({ id, zh, en }, bit) => ({
    value: isMask ? String(1 << bit) : id,
    ...{ zh, en },
  }));
  return {
    zh: `${isMask ? "位掩码 " : ""}${codes.map(({ value, zh }) => `${value} ${zh}`).join("、")}`,
    en: `${isMask ? "bit mask " : ""}${codes.map(({ value, en }) => `${value} ${en}`).join(", ")}`,
  };
}

const storedType: Record<Column["type"], StoredType> = {
  text: "VARCHAR",
  "credit-code": "VARCHAR",
  adcode: "VARCHAR",
  park: "VARCHAR",
  sector: "VARCHAR",
  integer: "INTEGER",
  decimal: "DOUBLE",
  boolean: "BOOLEAN",
  date: "VARCHAR",
  year: "INTEGER",
  code: "VARCHAR",
  codes: "INTEGER",
};

function described(
  name: string,
  type: StoredType,
  [zh, en]: readonly [zh: string, en: string],
): DescribedColumn {
  return { name, type, words: { zh, en }, meaning: { zh: "", en: "" } };
}
