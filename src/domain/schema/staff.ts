import { assignedLevel, staffType } from "../codelists.ts";
import { nullable, optional, type Table } from "./column.ts";
import { district } from "./district.ts";

/** Cadres and workers of unions: a row is a category of people, never a person's name. */
export const staff: Table = {
  name: "staff",
  zh: "工会干部与工作者",
  en: "Union staff",
  key: [
    "adcode",
    "union_id",
    "staff_type",
    "assigned_level",
    "trained",
    "appointed_on",
    "initial_training_on",
  ],
  columns: [
    { ...district, presence: "nullable" },
    optional("union_id", "text", "工会编号", "Union id", ["所在工会", "Union they work for"], {
      headers: ["工会", "所属工会"],
    }),
    nullable(
      "staff_type",
      "code",
      "类型",
      "Type",
      ["专职、兼职、挂职等", "Full-time, part-time …"],
      {
        codes: staffType,
        headers: ["type", "人员类型"],
      },
    ),
    nullable("headcount", "integer", "人数", "Headcount", ["该类人数", "People of the category"], {
      min: 0,
    }),
    optional(
      "assigned_level",
      "code",
      "工作层级",
      "Level",
      ["所在的工作层级", "Level they are assigned to"],
      { codes: assignedLevel, headers: ["层级"] },
    ),
    optional(
      "trained",
      "boolean",
      "轮训",
      "Trained",
      ["是否已完成轮训", "Has had the regular training"],
      {
        headers: ["已轮训"],
      },
    ),
    optional("appointed_on", "date", "任职日期", "Appointed on", [
      "开始任职的日期",
      "Day of appointment",
    ]),
    optional(
      "initial_training_on",
      "date",
      "初任培训完成日期",
      "Initial training on",
      ["完成上岗初任培训的日期", "Day the initial training was completed"],
      { headers: ["初任培训日期"] },
    ),
    optional(
      "volunteer_teams",
      "integer",
      "工会志愿者队伍",
      "Volunteer teams",
      ["登记在册的志愿者队伍数", "Registered teams of volunteers"],
      { headers: ["volunteer_team", "志愿者队伍数"], min: 0 },
    ),
  ],
};
