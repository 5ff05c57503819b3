import { platformRole } from "../../src/domain/codelists.ts";
import { syntheticCode } from "../../src/domain/creditCode.ts";
import { formatBoolean, padded } from "./csv.ts";
import type { Enterprise } from "./enterprises.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { choice, type Draw } from "./random.ts";

type Role = (typeof platformRole.codes)[number]["id"];

const platformCodes = new Set(["I6432", "G5413", "H6242", "G6020"]);
const chooseRole = choice<Role>([
  ["hq", 3],
  ["branch", 30],
  ["affiliate", 12],
  ["franchisee", 35],
  ["partner", 20],
]);

const platforms = [1, 2, 3, 4, 5, 6, 7, 8] as const;

export const platformName = (platform: number): string => `示例平台 ${padded(platform, 2)}`;

/** The part that an enterprise has in a platform's chain. The roles are Hangzhou's words: no other place fills them. */
export function platformPart(
  { n, territory, sectorCode, nature }: Enterprise,
  draw: Draw,
): { role: Role; platform: number } | null {
  const isPart =
    territory.place === "330100" && nature === "nonpublic" && platformCodes.has(sectorCode);
  if (!isPart) return null;
  const platform = 1 + Math.floor(platforms.length * draw(n, "platform-parent"));
  return { role: chooseRole(draw(n, "platform")), platform };
}

interface Row {
  platform: number;
  /** Its head office among the enterprises of the month, if there is one. */
  headOffice: Enterprise | undefined;
}

const cells: Cells<Row> = [
  ["platform_id", ({ platform }) => `PT-${padded(platform, 2)}`],
  ["name", ({ platform }) => platformName(platform)],
  ["credit_code", ({ headOffice }) => (headOffice ? syntheticCode(headOffice.n) : "")],
  ["adcode", ({ headOffice }) => headOffice?.adcode ?? "330100"],
  ["head_platform", ({ platform }) => formatBoolean(platform <= 3)],
  ["hq_in_hangzhou", ({ headOffice }) => formatBoolean(headOffice !== undefined)],
];

/** The lines of platform.csv in a month: eight platforms, which the enterprises of their chains name. */
export function platformLines({ tally }: LedgerMonth): Generator<string> {
  const rows = platforms.map((platform) => ({
    platform,
    headOffice: tally.headOffices.get(platform),
  }));
  return ledgerLines("platform", cells, rows);
}
