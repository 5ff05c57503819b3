import { evaluationChannel } from "../codelists.ts";
import { optional, required, type Table } from "./column.ts";
import { district } from "./district.ts";

/** Yearly evaluations of a district's or an industry union's work. */
export const evaluation: Table = {
  name: "evaluation",
  zh: "评估评价",
  en: "Evaluation",
  key: ["adcode", "union_id", "year", "channel"],
  columns: [
    required("year", "year", "年度", "Year", ["评估年度", "Year evaluated"], {
      headers: ["评估年度"],
    }),
    district,
    optional(
      "union_id",
      "text",
      "工会编号",
      "Union id",
      ["所评估的产业工会；评估区县时留空", "Industry union evaluated; empty for a district"],
      { headers: ["产业工会"] },
    ),
    optional("channel", "code", "评估方式", "Channel", ["由谁评估", "Who evaluates"], {
      codes: evaluationChannel,
      headers: ["评价方式"],
    }),
    optional(
      "bottom_talk",
      "boolean",
      "末位约谈",
      "Called in",
      ["因末位被约谈", "Called in for being last"],
      {
        headers: ["约谈"],
      },
    ),
  ],
};
