import { facilityNorm, facilityType } from "../codelists.ts";
import { optional, required, type Table } from "./column.ts";
import { district } from "./district.ts";

/** Centres, stations and points where unions serve workers. */
export const serviceFacility: Table = {
  name: "service_facility",
  zh: "服务阵地",
  en: "Service facility",
  key: ["facility_id"],
  columns: [
    required(
      "facility_id",
      "text",
      "编号",
      "Id",
      ["阵地编号，没有的自编", "Id, or one of your own"],
      {
        headers: ["阵地编号", "站点编号"],
      },
    ),
    optional("name", "text", "名称", "Name", ["阵地名称", "Name of the facility"], {
      headers: ["阵地名称", "站点名称"],
    }),
    optional("facility_type", "code", "类型", "Type", ["服务阵地的类型", "Kind of facility"], {
      codes: facilityType,
      headers: ["type", "阵地类型", "站点类型"],
    }),
    district,
    optional("longitude", "decimal", "经度", "Longitude", ["度", "Degrees"], { min: 70, max: 140 }),
    optional("latitude", "decimal", "纬度", "Latitude", ["度", "Degrees"], { min: 0, max: 60 }),
    optional(
      "open_24h",
      "boolean",
      "24小时",
      "Open 24 hours",
      ["24小时开放", "Open day and night"],
      {
        headers: ["24小时开放"],
      },
    ),
    optional(
      "reach_minutes",
      "integer",
      "服务圈",
      "Reach, minutes",
      ["服务圈的分钟数", "Minutes within which it serves"],
      { headers: ["服务圈(分钟)", "服务圈（分钟）"], min: 0 },
    ),
    optional(
      "norms_met",
      "codes",
      "七项规范",
      "Norms met",
      ["已达到的规范，以；分隔", "Those of the seven norms that it meets, joined by ；"],
      { codes: facilityNorm, headers: ["达到的规范"] },
    ),
  ],
};
