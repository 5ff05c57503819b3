import { nullable, optional, type Table } from "./column.ts";
import { district } from "./district.ts";

/** A survey of who has a union and who has not. */
export const survey: Table = {
  name: "survey",
  zh: "排查摸底",
  en: "Survey",
  key: ["adcode", "period_start", "period_end", "scope"],
  columns: [
    district,
    nullable(
      "period_start",
      "date",
      "开始日期",
      "Start",
      ["排查开始的日期", "First day of the survey"],
      {
        headers: ["期间开始"],
      },
    ),
    nullable(
      "period_end",
      "date",
      "结束日期",
      "End",
      ["排查结束的日期", "Last day of the survey"],
      {
        headers: ["期间结束"],
      },
    ),
    optional(
      "scope",
      "text",
      "范围",
      "Scope",
      [
        "排查范围，如25人以上非公企业",
        "Who is surveyed, such as non-public enterprises of 25 or more",
      ],
      { headers: ["排查范围"] },
    ),
    optional(
      "sources_used",
      "text",
      "数据来源",
      "Sources",
      [
        "发改、经信、网信、工商联、科技等部门，以；分隔",
        "Departments that supplied lists, joined by ；",
      ],
      { headers: ["来源"] },
    ),
  ],
};
