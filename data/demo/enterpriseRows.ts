import {
  buildMode,
  platformRole,
  unitNature,
  type UnitNature,
} from "../../src/domain/codelists.ts";
import { syntheticCode } from "../../src/domain/creditCode.ts";
import { column } from "../../src/domain/schema.ts";
import { formatBoolean, formatLine, padded } from "./csv.ts";
import { enterprise, shouldBuild, type Enterprise } from "./enterprises.ts";
import { enterpriseState, type EnterpriseState } from "./enterpriseState.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { keyListsOf, newBusinessFieldOf, scaleClassesOf, techListsOf, wordsOf } from "./lists.ts";
import { isBody, isPublicSector } from "./natures.ts";
import { platformName, platformPart } from "./platforms.ts";
import type { Draw } from "./random.ts";
import { townshipKnown, unionIdOf } from "./unionId.ts";
import { venueOf } from "./venues.ts";

const natureWords = wordsOf(unitNature);
const modeWords = wordsOf(buildMode);
const roleWords = wordsOf(platformRole);

type Cell = (enterprise: Enterprise, draw: Draw, state: EnterpriseState) => string;

const townshipOf: Cell = (own) => {
  const township = townshipKnown(own);
  if (township === 0) return "";
  const kind = own.territory.area.name.endsWith("区") ? "街道" : "镇";
  return `示例${kind} ${padded(township, 2)}`;
};

/** Ledgers name a park by its id or by its name. */
const parkOf: Cell = ({ n, park }, draw) => {
  if (park === null) return "";
  return draw(n, "park-cell") < 0.6 ? park.id : park.name;
};

const realNameOf: Cell = ({ n }, draw, { realNameMembers }) =>
  draw(n, "real-name-empty") < 0.015 ? "" : String(realNameMembers);

const womenOf: Cell = ({ n }, draw, { womenMembers }) =>
  draw(n, "women-empty") < 0.08 ? "" : String(womenMembers);

/** One of the three haves: kept for private enterprises only. */
const threeHaves = (nature: UnitNature, value: boolean | null): string =>
  nature === "nonpublic" || nature === "individual" ? formatBoolean(value) : "";

/** Parts of physical presence: yes for most, kept for non-public enterprises, outside Shanghai less completely. */
const physicalPart =
  (purpose: "address" | "workers" | "operating"): Cell =>
  ({ n, nature, territory, hasPremises, hasActivity }, draw) => {
    if (nature !== "nonpublic") return "";
    if (purpose === "address" && hasPremises === false) return "否";
    if (purpose === "operating" && hasActivity === false) return "否";
    const u = draw(n, purpose);
    const unknown = territory.place === "310000" ? 0.01 : 0.06;
    return u < unknown ? "" : formatBoolean(u >= unknown + 0.025);
  };

const partyChance = (size: number) =>
  size >= 100 ? 0.72 : size >= 50 ? 0.46 : size >= 25 ? 0.24 : 0.05;

const partyOf: Cell = ({ n, nature, size }, draw) => {
  const u = draw(n, "party");
  if (u >= 0.96) return "";
  return formatBoolean(u < (isPublicSector(nature) ? 0.94 : partyChance(size)));
};

const roleOf: Cell = (enterprise, draw) => {
  const part = platformPart(enterprise, draw);
  return part === null ? "" : (roleWords.get(part.role) ?? part.role);
};

const platformOf: Cell = (enterprise, draw) => {
  const part = platformPart(enterprise, draw);
  return part === null ? "" : platformName(part.platform);
};

/** Asked of the public sector, and of private enterprises of 100 or more that have a union. */
const democracyOf: Cell = ({ n, nature, size }, draw, { mode }) => {
  const u = draw(n, "democracy");
  if (nature === "public" || nature === "soe" || nature === "collective")
    return u > 0.985 ? "" : formatBoolean(u < 0.93);
  if (nature !== "nonpublic" || size < 90 || mode === "none") return "";
  return u > 0.96 ? "" : formatBoolean(u < 0.83);
};

const backstopOf: Cell = ({ n }, draw, { mode }) =>
  mode === "coverage" ? formatBoolean(draw(n, "backstop") < 0.4) : "";

/** The columns of the ledger in their order: name in the schema and how its cell is filled. */
const columns: readonly (readonly [name: string, cell: Cell])[] = [
  ["credit_code", ({ n }) => syntheticCode(n)],
  ["name", ({ n, nature }) => `示例${isBody(nature) ? "单位" : "企业"} ${padded(n, 6)}`],
  ["adcode", ({ adcode }) => adcode],
  ["township", townshipOf],
  ["park", parkOf],
  ["venue", (own, draw) => venueOf(own, draw)],
  ["sector", ({ sectorCode }) => sectorCode],
  ["new_business_field", newBusinessFieldOf],
  ["unit_nature", ({ nature }) => natureWords.get(nature) ?? nature],
  ["scale_classes", scaleClassesOf],
  ["employees", (own, _, { employees }) => (own.isHeadcountKnown ? String(employees) : "")],
  ["members", (_, __, { members }) => String(members)],
  ["real_name_members", realNameOf],
  ["women_members", womenOf],
  ["build_mode", (_, __, { mode }) => modeWords.get(mode) ?? mode],
  ["union_id", (own, _, { mode }) => unionIdOf(own, mode)],
  ["backstop", backstopOf],
  ["has_fixed_premises", ({ nature, hasPremises }) => threeHaves(nature, hasPremises)],
  ["has_business_activity", ({ nature, hasActivity }) => threeHaves(nature, hasActivity)],
  ["sh_has_address", physicalPart("address")],
  ["sh_has_workers", physicalPart("workers")],
  ["sh_has_activity", physicalPart("operating")],
  ["key_lists", keyListsOf],
  ["tech_lists", techListsOf],
  ["party_org", partyOf],
  ["should_build", (own, draw) => formatBoolean(shouldBuild(own, draw))],
  ["democratic_management", democracyOf],
  ["platform_role", roleOf],
  ["platform_parent", platformOf],
];

/** The lines of enterprise.csv in a month, header first; the tally of the month counts each enterprise. */
export function* enterpriseLines({
  population,
  progress,
  draw,
  tally,
}: LedgerMonth): Generator<string> {
  yield formatLine(columns.map(([name]) => column("enterprise", name).zh));
  for (const n of population.numbers) {
    const own = enterprise(n, draw);
    const state = enterpriseState(own, progress, draw);
    tally.add(own, state);
    yield formatLine(columns.map(([, cell]) => cell(own, draw, state)));
  }
}
