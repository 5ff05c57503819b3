import type { measureTable } from "./measures.ts";
import type { MeasureDefinition } from "./measureDefinition.ts";

/** A measure of one table: one that a fact table has columns for. */
export type CountedId = keyof typeof measureTable;

/** Two counts of two tables, the one over the other. */
export interface Ratio {
  numerator: CountedId;
  denominator: CountedId;
}

interface RatioDefinition
  extends
    Ratio,
    Pick<MeasureDefinition, "words" | "short" | "sentence" | "denominatorWords" | "leftOutWords"> {}

const notCounted = {
  zh: "数不详的已不计入",
  en: "unknown numbers are in neither",
};

/** Ratios whose numerator and denominator come from different tables: answered from both counts, row by row. */
export const ratioTable = {
  "staff-orgs-ratio": {
    numerator: "union-organisations",
    denominator: "professional-staff",
    words: {
      zh: "每名职业化工会工作者对应的工会组织数",
      en: "Union organisations for each professional worker",
    },
    short: { zh: "工会组织数/工作者", en: "Unions per worker" },
    sentence: {
      zh: "基层工会组织数除以职业化工会工作者人数",
      en: "Union organisations over professional union workers",
    },
    denominatorWords: { zh: "职业化工会工作者", en: "professional union workers" },
    leftOutWords: notCounted,
  },
  "staff-employees-ratio": {
    numerator: "counted-employees",
    denominator: "professional-staff",
    words: {
      zh: "每名职业化工会工作者对应的职工人数",
      en: "Employees for each professional worker",
    },
    short: { zh: "职工数/工作者", en: "Employees per worker" },
    sentence: {
      zh: "企业台账中各单位职工人数之和除以职业化工会工作者人数",
      en: "Employees of the units of the enterprise ledger over professional union workers",
    },
    denominatorWords: { zh: "职业化工会工作者", en: "professional union workers" },
    leftOutWords: notCounted,
  },
} satisfies Record<string, RatioDefinition>;
