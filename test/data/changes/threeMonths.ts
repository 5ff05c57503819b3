import { ledgerFolder } from "../diff/comparedLedgers.ts";

/*
 * Three months in which one enterprise gains a union, one loses it, one is new, one closed, two move and one crosses 25
 * employees. July is August but that A02 has no union yet.
 */
const august = [
  "91000000000000019G,示例企业 A01,330106,非公企业,30,0,未建会",
  "91000000000000027B,示例企业 A02,330106,非公企业,40,10,单建",
  "910000000000000356,示例企业 A03,330106,非公企业,50,20,单建",
  "910000000000000431,示例企业 A04,330106,非公企业,24,0,未建会",
  "91000000000001011Y,示例企业 B01,310115,非公企业,25,0,未建会",
  "91000000000002014F,示例企业 C01,450103,非公企业,60,30,单建",
  "91000000000002022A,示例企业 C02,450103,非公企业,50,30,单建",
  "910000000000030170,示例企业 D01,,非公企业,30,15,单建",
];

const september = [
  "91000000000000019G,示例企业 A01,330106,非公企业,30,12,联建",
  "91000000000000027B,示例企业 A02,330106,非公企业,40,0,未建会",
  "910000000000000356,示例企业 A03,330108,非公企业,50,20,单建",
  "910000000000000431,示例企业 A04,330106,非公企业,26,0,未建会",
  "91000000000000051U,示例企业 A05,330108,非公企业,100,60,单建",
  "91000000000001011Y,示例企业 B01,310115,非公企业,25,0,未建会",
  "91000000000002022A,示例企业 C02,450107,非公企业,50,30,单建",
  "910000000000030170,示例企业 D01,,非公企业,30,15,单建",
];

const july = august.map((line) =>
  line.replace("A02,330106,非公企业,40,10,单建", "A02,330106,非公企业,40,0,未建会"),
);

/** August as it was stated later: A01 had 20 employees, not 30. */
const augustRestated = august.map((line) =>
  line.replace("A01,330106,非公企业,30", "A01,330106,非公企业,20"),
);

const months = { july, august, september, augustRestated } as const;
export type MonthName = keyof typeof months;

const periods: Record<MonthName, string> = {
  july: "2025-07",
  august: "2025-08",
  september: "2025-09",
  augustRestated: "2025-08",
};

/** The ledger folder of a month, below a folder of its own. */
export const monthFolder = (parent: string, name: MonthName) =>
  ledgerFolder(parent, periods[name], months[name]);
