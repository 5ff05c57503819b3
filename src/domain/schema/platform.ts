import { optional, required, type Table } from "./column.ts";
import { district } from "./district.ts";

/** Platform companies and the enterprises of their chains. */
export const platform: Table = {
  name: "platform",
  zh: "平台企业",
  en: "Platform company",
  key: ["platform_id"],
  columns: [
    required(
      "platform_id",
      "text",
      "编号",
      "Id",
      ["平台编号，没有的自编", "Id, or one of your own"],
      {
        headers: ["平台编号"],
      },
    ),
    optional("name", "text", "名称", "Name", ["平台名称", "Name of the platform"], {
      headers: ["平台名称", "平台企业名称"],
    }),
    optional(
      "credit_code",
      "credit-code",
      "统一社会信用代码",
      "Unified social credit code",
      ["平台企业自身的代码", "Code of the platform company itself"],
      { headers: ["信用代码"] },
    ),
    district,
    optional(
      "head_platform",
      "boolean",
      "头部平台",
      "Leading platform",
      ["头部平台企业", "Is a leading one"],
      {
        headers: ["头部平台企业"],
      },
    ),
    optional("hq_in_hangzhou", "boolean", "总部在杭", "Headquarters in Hangzhou", [
      "总部在杭州",
      "Has its headquarters in Hangzhou",
    ]),
    optional(
      "branches",
      "text",
      "驻杭子(分)公司",
      "Branches in Hangzhou",
      ["各公司的信用代码，以；分隔", "Credit codes of the companies, joined by ；"],
      { headers: ["驻杭子（分）公司", "子(分)公司", "子（分）公司"] },
    ),
    optional(
      "affiliates",
      "text",
      "关联企业、加盟商、合作商",
      "Affiliates, franchisees, partners",
      ["各企业的信用代码，以；分隔", "Credit codes of the enterprises, joined by ；"],
      { headers: ["关联企业"] },
    ),
  ],
};
