import { optional, type Column } from "./column.ts";

/** The district of a row, as every table but the enterprise's has it. */
export const district: Column = optional(
  "adcode",
  "adcode",
  "行政区划代码",
  "Division code",
  ["区县级6位代码，广西可为市", "6-digit county-level code, in Guangxi also a city"],
  { headers: ["区划代码", "区县代码", "区县(市)", "区县（市）", "区县", "district"] },
);
