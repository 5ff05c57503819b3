import type { Words } from "./schema.ts";

/** What targets are grouped by, in the order of the page. */
export const themes = [
  "enterprises",
  "membership",
  "real-name",
  "parks",
  "federations",
  "new-employment",
  "platforms",
  "staffing",
  "democracy",
  "labour-relations",
  "stars",
  "facilities",
  "fees",
  "progress",
] as const;

export type Theme = (typeof themes)[number];

export const themeWords: Record<Theme, Words> = {
  enterprises: { zh: "建会", en: "Enterprises with a union" },
  membership: { zh: "入会", en: "Membership" },
  "real-name": { zh: "实名制与数据", en: "Real names and data" },
  parks: { zh: "园区", en: "Parks" },
  federations: { zh: "联合会与联合工会", en: "Federations and joint unions" },
  "new-employment": { zh: "新就业形态", en: "New forms of employment" },
  platforms: { zh: "平台企业", en: "Platform enterprises" },
  staffing: { zh: "队伍", en: "Staff and training" },
  democracy: { zh: "民主管理", en: "Democratic management" },
  "labour-relations": { zh: "劳动关系", en: "Labour relations" },
  stars: { zh: "规范化与星级", en: "Standards and stars" },
  facilities: { zh: "阵地与服务", en: "Facilities and services" },
  fees: { zh: "经费", en: "Union fees" },
  progress: { zh: "进度与机制", en: "Progress and mechanisms" },
};
