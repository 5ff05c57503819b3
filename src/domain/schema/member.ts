import { joinChannel, workerGroup } from "../codelists.ts";
import { optional, required, type Table } from "./column.ts";
import { district } from "./district.ts";

/** Members by district, group and channel: a row is a number of people, never a person. */
export const member: Table = {
  name: "member",
  zh: "会员汇总",
  en: "Members, aggregated",
  key: ["adcode", "worker_group", "join_channel", "real_name", "external", "migrant_dispatched"],
  columns: [
    { ...district, presence: "nullable" },
    optional(
      "worker_group",
      "code",
      "重点群体",
      "Group",
      ["所属重点群体；不属于或不分留空", "Key group; empty when none or not told apart"],
      { codes: workerGroup, headers: ["群体", "group"] },
    ),
    optional("join_channel", "code", "入会渠道", "Channel", ["入会渠道", "How they joined"], {
      codes: joinChannel,
      headers: ["channel", "渠道"],
    }),
    required("members", "integer", "人数", "Members", ["该类会员人数", "Members of the category"], {
      headers: ["count", "会员数", "会员人数"],
      min: 0,
    }),
    optional(
      "members_2023",
      "integer",
      "2023年末人数",
      "Members at the end of 2023",
      [
        "该类会员2023年末的人数，三年方案的起点；没有填 0",
        "Members of the category at the end of 2023, where the three-year plan starts; 0 when none",
      ],
      { headers: ["2023年末会员人数"], min: 0 },
    ),
    optional(
      "real_name",
      "boolean",
      "实名制",
      "Real name",
      ["是否已实名登记", "Registered under their real name"],
      { headers: ["实名"] },
    ),
    optional(
      "external",
      "boolean",
      "企业外会员",
      "Outside an enterprise",
      ["企业外入会的会员", "Joined outside an enterprise"],
      { headers: ["企业外"] },
    ),
    optional(
      "migrant_dispatched",
      "boolean",
      "农民工、劳务派遣工",
      "Migrant or dispatched",
      ["农民工或劳务派遣工", "Migrant workers or workers dispatched by an agency"],
      { headers: ["农民工和劳务派遣工"] },
    ),
  ],
};
