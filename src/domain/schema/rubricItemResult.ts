import { optional, required, type Table } from "./column.ts";

/** Whether one union meets one row of the rubric's annexes in one year. */
export const rubricItemResult: Table = {
  name: "rubric_item_result",
  zh: "指标项结果",
  en: "Rubric result",
  key: ["union_id", "item_id", "year"],
  columns: [
    required("union_id", "text", "工会编号", "Union id", ["所核对的工会", "The union assessed"], {
      headers: ["工会"],
    }),
    required(
      "item_id",
      "text",
      "指标项",
      "Rubric row",
      [
        "指标项编号，如 a1-basic-1star-01",
        "Id of the row of the rubric, such as a1-basic-1star-01",
      ],
      { headers: ["指标项编号"] },
    ),
    required("year", "year", "年度", "Year", ["核对年度", "Year of the assessment"]),
    optional(
      "met",
      "boolean",
      "达标",
      "Met",
      ["不适用或未核对留空", "Empty when it does not apply or was not assessed"],
      { headers: ["是否达标"] },
    ),
    optional("evidence_date", "date", "核对日期", "Assessed on", [
      "核对的日期",
      "Day it was assessed",
    ]),
  ],
};
