import { joinChannel, workerGroup } from "../codelists.ts";
import { nullable, optional, required, type Table } from "./column.ts";

/** Key groups of new employment by area and period: counts only, never persons. */
export const workerGroups: Table = {
  name: "worker_group",
  zh: "重点群体",
  en: "Worker group",
  key: ["adcode", "worker_group"],
  columns: [
    nullable(
      "adcode",
      "adcode",
      "行政区划代码",
      "Division code",
      ["同企业表", "As for enterprises"],
      {
        headers: ["区划代码", "district"],
      },
    ),
    required(
      "worker_group",
      "code",
      "群体",
      "Group",
      ["货车司机、网约车司机、快递员、外卖配送员", "One of the key groups"],
      {
        codes: workerGroup,
        headers: ["重点群体", "group"],
      },
    ),
    optional("base_count", "integer", "总数", "Headcount", ["群体总人数", "People in the group"], {
      headers: ["总人数"],
      min: 0,
    }),
    optional(
      "daily_active",
      "integer",
      "日活跃数",
      "Daily active",
      ["日活跃人数", "Active on a day"],
      {
        headers: ["dau"],
        min: 0,
      },
    ),
    optional("members", "integer", "会员数", "Members", ["入会人数", "Union members among them"], {
      headers: ["会员人数"],
      min: 0,
    }),
    optional(
      "members_previous_year",
      "integer",
      "上年会员数",
      "Members a year earlier",
      ["上年末会员数", "Members at the end of the previous year"],
      {
        headers: ["members_prev_year"],
        min: 0,
      },
    ),
    optional("join_channel", "code", "入会渠道", "Channel", ["入会渠道", "How they joined"], {
      codes: joinChannel,
    }),
  ],
};
