import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LedgerFolder } from "../../../data/build/stagedPeriod.ts";

/** An enterprise as a ledger row has it: code, name, adcode, employees, members, build mode. */
const header = "统一社会信用代码,名称,行政区划代码,单位性质,职工人数,会员人数,建会方式";

/* One enterprise for every way in which a period can differ from the one before. */
const rows = {
  before: [
    "91000000000000019G,示例企业 A01,330106,非公企业,10,0,未建会",
    "91000000000000027B,示例企业 A02,330106,非公企业,24,12,覆盖建",
    "910000000000000356,示例企业 A03,330106,非公企业,25,0,未建会",
    "910000000000000431,示例企业 A04,330106,非公企业,25,10,单建",
    "91000000000001011Y,示例企业 B01,310115,非公企业,25,0,未建会",
    "91000000000002014F,示例企业 C01,450103,非公企业,25,0,未建会",
    "91000000000002022A,示例企业 C02,450103,非公企业,50,30,单建",
    "910000000000030170,示例企业 D01,,非公企业,30,15,单建",
  ],
  after: [
    "91000000000000019G,示例企业 A01,330106,非公企业,10,0,未建会",
    "910000000000000356,示例企业 A03,330108,非公企业,25,20,单建",
    "910000000000000431,示例企业 A04,330106,非公企业,25,0,未建会",
    "91000000000000051U,示例企业 A05,330106,非公企业,26,26,联建",
    "91000000000001011Y,示例企业 B01,,非公企业,25,0,未建会",
    "91000000000002014F,示例企业 C01,450107,非公企业,25,0,未建会",
    "91000000000002022A,=示例企业 C02,450103,非公企业,50,30,单建",
    "910000000000030170,示例企业 D01,330100,非公企业,30,15,单建",
  ],
};

/** A ledger folder of these rows. */
export function ledgerFolder(
  parent: string,
  period: string,
  lines: readonly string[],
): LedgerFolder {
  const folder = join(parent, period);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "enterprise.csv"), [header, ...lines, ""].join("\n"));
  return { folder, period };
}

export const rowsBefore: readonly string[] = rows.before;
export const rowsAfter: readonly string[] = rows.after;

/** What was worked out by hand of the two: new, closed, movedIn, movedOut, movedWithin, changed, gained, lost. */
export const areasByHand = [
  ["330106", 4, 3, 1, 1, 0, 1, 0, 1, 0, 1],
  ["450100", 2, 2, 0, 0, 0, 0, 1, 1, 0, 0],
  ["~", 1, 2, 0, 0, 1, 0, 1, 0, 0, 0],
  ["310115", 1, 0, 0, 0, 0, 1, 0, 0, 0, 0],
  ["330108", 0, 1, 0, 0, 1, 0, 0, 0, 1, 0],
] as const;

export const classesByHand = {
  new: { enterprises: 1, gained: 0, lost: 0 },
  closed: { enterprises: 1, gained: 0, lost: 0 },
  moved: { enterprises: 4, gained: 1, lost: 0 },
  changed: { enterprises: 2, gained: 0, lost: 1 },
  unchanged: { enterprises: 1, gained: 0, lost: 0 },
};

export const columnsByHand = [
  { column: "adcode", count: 4 },
  { column: "members", count: 2 },
  { column: "build_mode", count: 2 },
  { column: "name", count: 1 },
];
