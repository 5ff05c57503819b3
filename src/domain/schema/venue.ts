import { placeType } from "../codelists.ts";
import { optional, required, type Table } from "./column.ts";
import { district } from "./district.ts";

/** Office buildings, markets, maker spaces, street blocks and complexes that hold many small units. */
export const venue: Table = {
  name: "venue",
  zh: "楼宇",
  en: "Venue",
  key: ["venue_id"],
  columns: [
    required(
      "venue_id",
      "text",
      "编号",
      "Id",
      ["楼宇或商圈编号，没有的自编", "Id, or one of your own"],
      {
        headers: ["楼宇编号", "商圈编号"],
      },
    ),
    optional("name", "text", "名称", "Name", ["楼宇或商圈全称", "Full name"], {
      headers: ["楼宇名称", "商圈名称"],
    }),
    optional("venue_type", "code", "类型", "Type", ["楼宇、商圈、众创空间等", "Kind of place"], {
      codes: placeType,
      headers: ["楼宇类型"],
    }),
    district,
    optional("park", "park", "园区", "Park", ["所在开发区的编号或名称", "Id or name of its park"], {
      headers: ["所在园区", "所在开发区", "zone_id"],
    }),
    optional("large_scale", "boolean", "规模体量较大", "Large", [
      "由发布单位认定；文件未定数值",
      "As the publisher decides; no document gives a number",
    ]),
    optional(
      "federation",
      "boolean",
      "工会联合会/联合工会",
      "Federation",
      ["是否已建工会联合会（联合工会）", "Has a union federation or a joint union"],
      { headers: ["工会联合会", "联合工会", "已建联合会"] },
    ),
    optional(
      "second_coverage",
      "integer",
      "二次覆盖",
      "Second coverage",
      [
        "已建会又加入联合会的企业数",
        "Enterprises that have a union and also joined the federation",
      ],
      { headers: ["“二次覆盖”", "二次覆盖企业数"], min: 0 },
    ),
    optional(
      "service_point",
      "boolean",
      "工会服务站点",
      "Service point",
      ["是否有工会服务站点", "Has a union service point"],
      { headers: ["服务站点"] },
    ),
  ],
};
