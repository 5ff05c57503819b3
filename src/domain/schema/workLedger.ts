import { optional, required, type Table } from "./column.ts";

/** What is being done about an enterprise: one row per enterprise and period. */
export const workLedger: Table = {
  name: "work_ledger",
  zh: "工作台账",
  en: "Work ledger",
  key: ["credit_code"],
  columns: [
    required(
      "credit_code",
      "credit-code",
      "统一社会信用代码",
      "Unified social credit code",
      ["企业的代码，同企业表", "Code of the enterprise, as in its own table"],
      { headers: ["信用代码", "企业", "企业编号", "enterprise_id", "uscc"] },
    ),
    optional("status", "text", "状态", "Status", ["进展状态", "How far the work is"], {
      headers: ["进展"],
    }),
    optional(
      "plan",
      "text",
      "一企一策",
      "Own plan",
      ["针对该企业的方案", "Plan for the enterprise"],
      {
        headers: ["方案"],
      },
    ),
  ],
};
