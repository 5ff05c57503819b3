import { newBusinessField, sectorUnionLevel, workerGroup } from "../codelists.ts";
import { optional, required, type Table } from "./column.ts";
import { district } from "./district.ts";

/** County and city unions of the sectors of new business. */
export const sectorUnion: Table = {
  name: "sector_union",
  zh: "行业工会",
  en: "Sector union",
  key: ["union_id"],
  columns: [
    required(
      "union_id",
      "text",
      "工会编号",
      "Union id",
      ["工会编号，没有的自编", "Id, or one of your own"],
      {
        headers: ["编号"],
      },
    ),
    optional("name", "text", "名称", "Name", ["工会全称", "Full name"], { headers: ["工会名称"] }),
    optional("level", "code", "县级/市级", "Level", ["县级或市级", "County or city"], {
      codes: sectorUnionLevel,
      headers: ["级别", "层级"],
    }),
    optional("worker_group", "code", "重点群体", "Group", ["所聚焦的群体", "Group it organises"], {
      codes: workerGroup,
      headers: ["群体", "group"],
    }),
    optional(
      "new_business_field",
      "code",
      "新业态领域",
      "New-business field",
      ["新业态重点领域", "Key field of new business"],
      { codes: newBusinessField, headers: ["领域", "field"] },
    ),
    district,
  ],
};
