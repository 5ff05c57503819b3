import {
  buildMode,
  platformRole,
  unitNature,
  type BuildMode,
  type UnitNature,
} from "../../src/domain/codelists.ts";
import { syntheticCode } from "../../src/domain/creditCode.ts";
import { column } from "../../src/domain/schema.ts";
import { formatBoolean, formatLine } from "./csv.ts";
import { enterprise, type Enterprise } from "./enterprises.ts";
import { keyListsOf, newBusinessFieldOf, scaleClassesOf, techListsOf, wordsOf } from "./lists.ts";
import { isBody, isPublicSector } from "./natures.ts";
import {
  buildModeOf,
  employeesOf,
  membersOf,
  realNameMembersOf,
  type Progress,
} from "./progress.ts";
import { choice, type Draw } from "./random.ts";

const natureWords = wordsOf(unitNature);
const modeWords = wordsOf(buildMode);
const roleWords = wordsOf(platformRole);

/** What an enterprise is like in a month. */
interface State {
  mode: BuildMode;
  employees: number;
  members: number;
  progress: Progress;
}

type Cell = (enterprise: Enterprise, draw: Draw, state: State) => string;

const pad = (number: number, digits: number) => String(number).padStart(digits, "0");

/** Joint unions are those of a township. */
const unionIdOf: Cell = ({ n, adcode, township, nature }, _, { mode }) => {
  if (mode === "none") return "";
  if (mode === "standalone" || isBody(nature)) return `GH-${pad(n, 6)}`;
  return `${mode === "joint" ? "LH" : "FG"}-${adcode === "" ? "000000" : adcode}-${pad(township, 2)}`;
};

const townshipOf: Cell = ({ adcode, territory, township }) => {
  if (adcode !== territory.area.adcode) return "";
  return `示例${territory.area.name.endsWith("区") ? "街道" : "镇"} ${pad(township, 2)}`;
};

/** Ledgers name a park by its id or by its name. */
const parkOf: Cell = ({ n, park }, draw) => {
  if (park === null) return "";
  return draw(n, "park-cell") < 0.6 ? park.id : park.name;
};

const realNameOf: Cell = (enterprise, draw, { members, progress }) => {
  if (draw(enterprise.n, "real-name-empty") < 0.015) return "";
  return String(realNameMembersOf(enterprise, members, progress, draw));
};

const womenOf: Cell = ({ n }, draw, { members }) => {
  if (draw(n, "women-empty") < 0.08) return "";
  return String(Math.round(members * (0.15 + 0.55 * draw(n, "women"))));
};

/** One of the three haves: kept for private enterprises only. */
const threeHaves = (nature: UnitNature, value: boolean | null): string =>
  nature === "nonpublic" || nature === "individual" ? formatBoolean(value) : "";

/** Parts of Shanghai's physical presence: yes for most, kept for its non-public enterprises only. */
const shanghaiPart =
  (purpose: "address" | "workers" | "operating"): Cell =>
  ({ n, nature, territory, hasPremises, hasActivity }, draw) => {
    if (nature !== "nonpublic" || territory.place !== "310000") return "";
    if (purpose === "address" && hasPremises === false) return "否";
    if (purpose === "operating" && hasActivity === false) return "否";
    const u = draw(n, purpose);
    return u < 0.01 ? "" : formatBoolean(u >= 0.035);
  };

const partyChance = (size: number) =>
  size >= 100 ? 0.72 : size >= 50 ? 0.46 : size >= 25 ? 0.24 : 0.05;

const partyOf: Cell = ({ n, nature, size }, draw) => {
  const u = draw(n, "party");
  if (u >= 0.96) return "";
  return formatBoolean(u < (isPublicSector(nature) ? 0.94 : partyChance(size)));
};

/** The publisher's rule: public bodies and those of 25 or more, with few exceptions and few left open. */
const shouldBuildOf: Cell = ({ n, nature, size }, draw) => {
  const u = draw(n, "should-build");
  if (isPublicSector(nature)) return formatBoolean(true);
  if (size >= 25) return u < 0.03 ? "" : formatBoolean(u >= 0.07);
  return u < 0.2 ? "" : formatBoolean(u >= 0.9);
};

const platformCodes = new Set(["I6432", "G5413", "H6242", "G6020"]);
const chooseRole = choice<(typeof platformRole.codes)[number]["id"]>([
  ["hq", 3],
  ["branch", 30],
  ["affiliate", 12],
  ["franchisee", 35],
  ["partner", 20],
]);

/** The roles are Hangzhou's words: no other place fills them. */
const isPlatform = ({ territory, sectorCode, nature }: Enterprise) =>
  territory.place === "330100" && nature === "nonpublic" && platformCodes.has(sectorCode);

const roleOf: Cell = (enterprise, draw) =>
  isPlatform(enterprise) ? (roleWords.get(chooseRole(draw(enterprise.n, "platform"))) ?? "") : "";

const platformOf: Cell = (enterprise, draw) => {
  if (!isPlatform(enterprise)) return "";
  return `示例平台 ${pad(1 + Math.floor(8 * draw(enterprise.n, "platform-parent")), 2)}`;
};

const backstopOf: Cell = ({ n }, draw, { mode }) =>
  mode === "coverage" ? formatBoolean(draw(n, "backstop") < 0.4) : "";

/** The columns of the ledger in their order: name in the schema and how its cell is filled. */
const columns: readonly (readonly [name: string, cell: Cell])[] = [
  ["credit_code", ({ n }) => syntheticCode(n)],
  ["name", ({ n, nature }) => `示例${isBody(nature) ? "单位" : "企业"} ${pad(n, 6)}`],
  ["adcode", ({ adcode }) => adcode],
  ["township", townshipOf],
  ["park", parkOf],
  ["sector", ({ sectorCode }) => sectorCode],
  ["new_business_field", newBusinessFieldOf],
  ["unit_nature", ({ nature }) => natureWords.get(nature) ?? nature],
  ["scale_classes", scaleClassesOf],
  ["employees", (own, _, { employees }) => (own.isHeadcountKnown ? String(employees) : "")],
  ["members", (_, __, { members }) => String(members)],
  ["real_name_members", realNameOf],
  ["women_members", womenOf],
  ["build_mode", (_, __, { mode }) => modeWords.get(mode) ?? mode],
  ["union_id", unionIdOf],
  ["backstop", backstopOf],
  ["has_fixed_premises", ({ nature, hasPremises }) => threeHaves(nature, hasPremises)],
  ["has_business_activity", ({ nature, hasActivity }) => threeHaves(nature, hasActivity)],
  ["sh_has_address", shanghaiPart("address")],
  ["sh_has_workers", shanghaiPart("workers")],
  ["sh_has_activity", shanghaiPart("operating")],
  ["key_lists", keyListsOf],
  ["tech_lists", techListsOf],
  ["party_org", partyOf],
  ["should_build", shouldBuildOf],
  ["platform_role", roleOf],
  ["platform_parent", platformOf],
];

function stateOf(own: Enterprise, progress: Progress, draw: Draw): State {
  const mode = buildModeOf(own, progress, draw);
  const employees = employeesOf(own, progress, draw);
  const members = mode === "none" ? 0 : membersOf(own, employees, progress, draw);
  return { mode, employees, members, progress };
}

/** The lines of enterprise.csv in a month, header first, for the enterprises with these numbers. */
export function* enterpriseLines(
  numbers: Iterable<number>,
  progress: Progress,
  draw: Draw,
): Generator<string> {
  yield formatLine(columns.map(([name]) => column("enterprise", name).zh));
  for (const n of numbers) {
    const own = enterprise(n, draw);
    const state = stateOf(own, progress, draw);
    yield formatLine(columns.map(([, cell]) => cell(own, draw, state)));
  }
}
