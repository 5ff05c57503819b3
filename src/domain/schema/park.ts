import { placeType } from "../codelists.ts";
import { optional, required, type Table } from "./column.ts";

/** Development zones, industry platforms and industrial parks: areas that overlap districts. */
export const park: Table = {
  name: "park",
  zh: "园区",
  en: "Park",
  key: ["park_id"],
  columns: [
    required(
      "park_id",
      "text",
      "编号",
      "Id",
      ["开发区公告目录代码，没有的自编", "Official code, or one of your own"],
      {
        headers: ["园区编号", "园区代码", "zone_id"],
      },
    ),
    required("name", "text", "名称", "Name", ["园区全称", "Full name"], { headers: ["园区名称"] }),
    optional(
      "place_type",
      "code",
      "类型",
      "Type",
      ["开发区、产业平台或工业园区", "Kind of place"],
      {
        codes: placeType,
        headers: ["zone_type", "园区类型"],
      },
    ),
    required(
      "adcodes",
      "text",
      "行政区划代码",
      "Division codes",
      [
        "所在区划的6位代码，跨区以；分隔",
        "6-digit codes of the divisions it lies in, joined by ；",
      ],
      { headers: ["所在区划", "区划代码", "district"] },
    ),
    optional("level", "text", "级别", "Level", ["国家级或省级", "National or provincial"], {
      headers: ["园区级别"],
    }),
    optional("longitude", "decimal", "经度", "Longitude", ["度", "Degrees"], { min: 70, max: 140 }),
    optional("latitude", "decimal", "纬度", "Latitude", ["度", "Degrees"], { min: 0, max: 60 }),
    optional(
      "park_union",
      "boolean",
      "已建园区工会",
      "Park union",
      ["是否已建开发区工会", "Has a union"],
      {
        headers: ["开发区工会已建", "zone_union"],
      },
    ),
    optional(
      "federation",
      "boolean",
      "已建联合会",
      "Federation",
      ["是否已建工会联合会", "Has a union federation"],
      { headers: ["工会联合会已建"] },
    ),
  ],
};
