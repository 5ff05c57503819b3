import { federationKind } from "../codelists.ts";
import { optional, required, type Table } from "./column.ts";
import { district } from "./district.ts";
import { yesNo } from "./yesNo.ts";

/** Area and sector federations and joint unions. */
export const federation: Table = {
  name: "federation",
  zh: "工会联合会",
  en: "Federation",
  key: ["federation_id"],
  columns: [
    required(
      "federation_id",
      "text",
      "编号",
      "Id",
      ["联合会编号，没有的自编", "Id, or one of your own"],
      {
        headers: ["联合会编号", "联合工会编号"],
      },
    ),
    optional("name", "text", "名称", "Name", ["联合会全称", "Full name"], {
      headers: ["联合会名称"],
    }),
    optional("kind", "code", "区域性/行业性", "Kind", ["区域性或行业性", "Area or sector"], {
      codes: federationKind,
      headers: ["类型", "联合会类型"],
    }),
    district,
    optional("park", "park", "园区", "Park", ["所在开发区的编号或名称", "Id or name of its park"], {
      headers: ["所在园区", "所在开发区", "zone_id"],
    }),
    optional(
      "member_unions",
      "integer",
      "工会组织数",
      "Unions",
      ["所属工会组织数", "Unions in it"],
      {
        headers: ["所属工会数"],
        min: 0,
      },
    ),
    optional(
      "employees_covered",
      "integer",
      "职工数",
      "Employees covered",
      ["所覆盖的职工人数", "Employees of the units it covers"],
      { headers: ["职工人数", "覆盖职工数"], min: 0 },
    ),
    optional(
      "dedicated_staff",
      "integer",
      "专职工作人员数",
      "Dedicated staff",
      ["职业化专职工会工作者人数", "Professional union workers assigned to it"],
      { headers: ["专职人员数"], min: 0 },
    ),
    yesNo("has_staff", "有人办事", "Has staff", [
      "上海三项保障之一",
      "First of Shanghai's three guarantees",
    ]),
    yesNo("has_premises", "有服务场地", "Has premises", [
      "上海三项保障之二",
      "Second of Shanghai's three guarantees",
    ]),
    yesNo("has_funds", "有经费保障", "Has funds", [
      "上海三项保障之三",
      "Third of Shanghai's three guarantees",
    ]),
    yesNo("budget_unit", "一级工会经费预算单位", "Budget unit", [
      "是否一级工会经费预算单位",
      "Is a first-level budget unit for union funds",
    ]),
    yesNo("mediation_org", "劳动争议调解组织", "Mediation body", [
      "是否建立劳动争议调解组织",
      "Has a body that mediates labour disputes",
    ]),
  ],
};
