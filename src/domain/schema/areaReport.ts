import { optional, required, type Table } from "./column.ts";

const tenThousand = (word: string) =>
  [`${word}(万人)`, `${word}（万人）`].map((header) => [header, 10_000] as const);

/** Counts by area as an authority publishes them. A row is a stated total: it is never added to another. */
export const areaReport: Table = {
  name: "area_report",
  zh: "地区报表",
  en: "Area report",
  key: ["adcode"],
  columns: [
    required(
      "adcode",
      "adcode",
      "行政区划代码",
      "Division code",
      ["6位代码，全国为 000000", "6 digits, 000000 for the nation"],
      {
        headers: ["区划代码"],
      },
    ),
    optional("area_name", "text", "地区", "Area", ["地区名称", "Name of the area"]),
    optional(
      "legal_units",
      "integer",
      "法人单位数",
      "Legal units",
      ["法人单位个数", "Number of legal units"],
      {
        headers: ["法人单位数(个)", "法人单位数（个）"],
        min: 0,
      },
    ),
    optional(
      "unionised_units",
      "integer",
      "已成立工会的法人单位数",
      "Legal units with a union",
      ["已成立工会的法人单位个数", "Number of legal units with a union"],
      {
        headers: ["已成立工会的法人单位数(个)", "已成立工会的法人单位数（个）"],
        min: 0,
        noMoreThan: "legal_units",
      },
    ),
    optional(
      "employees",
      "integer",
      "法人单位就业人数",
      "Employees of legal units",
      ["法人单位就业人数", "People employed by legal units"],
      { headers: tenThousand("法人单位就业人数"), min: 0 },
    ),
    optional(
      "members",
      "integer",
      "就业人数中加入工会人数",
      "Members among them",
      ["就业人数中加入工会人数", "Union members among the employed"],
      { headers: tenThousand("就业人数中加入工会人数"), min: 0, noMoreThan: "employees" },
    ),
  ],
};
