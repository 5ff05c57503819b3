import { buildMode, platformRole, unitNature, type BuildMode } from "../../src/domain/codelists.ts";
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

/** An enterprise as it is in a month. */
interface Facts extends Enterprise {
  mode: BuildMode;
  employees: number;
  members: number;
  progress: Progress;
}

type Cell = (facts: Facts, draw: Draw) => string;

const pad = (number: number, digits: number) => String(number).padStart(digits, "0");

/** Joint unions are those of a township. */
function unionIdOf({ n, mode, adcode, township, nature }: Facts): string {
  if (mode === "none") return "";
  if (mode === "standalone" || isBody(nature)) return `GH-${pad(n, 6)}`;
  return `${mode === "joint" ? "LH" : "FG"}-${adcode === "" ? "000000" : adcode}-${pad(township, 2)}`;
}

const isLocated = ({ adcode, territory }: Facts) => adcode === territory.area.adcode;

function townshipOf(facts: Facts): string {
  if (!isLocated(facts)) return "";
  const kind = facts.territory.area.name.endsWith("区") ? "街道" : "镇";
  return `示例${kind} ${pad(facts.township, 2)}`;
}

/** Ledgers name a park by its id or by its name. */
const parkOf: Cell = ({ n, park }, draw) => {
  if (park === null) return "";
  return draw(n, "park-cell") < 0.6 ? park.id : park.name;
};

const realNameOf: Cell = (facts, draw) => {
  if (draw(facts.n, "real-name-empty") < 0.015) return "";
  return String(realNameMembersOf(facts, facts.members, facts.progress, draw));
};

const womenOf: Cell = ({ n, members }, draw) => {
  if (draw(n, "women-empty") < 0.08) return "";
  return String(Math.round(members * (0.15 + 0.55 * draw(n, "women"))));
};

const isPrivate = ({ nature }: Facts) => nature === "nonpublic" || nature === "individual";

/** Parts of Shanghai's physical presence: yes for most, kept for its non-public enterprises only. */
const shanghaiPart =
  (purpose: "address" | "workers" | "operating"): Cell =>
  (facts, draw) => {
    if (facts.nature !== "nonpublic" || facts.territory.place !== "310000") return "";
    if (purpose === "address" && facts.hasPremises === false) return "否";
    if (purpose === "operating" && facts.hasActivity === false) return "否";
    const u = draw(facts.n, purpose);
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
const isPlatform = ({ territory, sectorCode, nature }: Facts) =>
  territory.place === "330100" && nature === "nonpublic" && platformCodes.has(sectorCode);

const roleOf: Cell = (facts, draw) =>
  isPlatform(facts) ? (roleWords.get(chooseRole(draw(facts.n, "platform"))) ?? "") : "";

const platformOf: Cell = (facts, draw) =>
  isPlatform(facts)
    ? `示例平台 ${pad(1 + Math.floor(8 * draw(facts.n, "platform-parent")), 2)}`
    : "";

const backstopOf: Cell = ({ n, mode }, draw) =>
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
  ["employees", ({ employees, isHeadcountKnown }) => (isHeadcountKnown ? String(employees) : "")],
  ["members", ({ members }) => String(members)],
  ["real_name_members", realNameOf],
  ["women_members", womenOf],
  ["build_mode", ({ mode }) => modeWords.get(mode) ?? mode],
  ["union_id", unionIdOf],
  ["backstop", backstopOf],
  ["has_fixed_premises", (facts) => (isPrivate(facts) ? formatBoolean(facts.hasPremises) : "")],
  ["has_business_activity", (facts) => (isPrivate(facts) ? formatBoolean(facts.hasActivity) : "")],
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

function factsOf(n: number, progress: Progress, draw: Draw): Facts {
  const traits = enterprise(n, draw);
  const mode = buildModeOf(traits, progress, draw);
  const employees = employeesOf(traits, progress, draw);
  const members = mode === "none" ? 0 : membersOf(traits, employees, progress, draw);
  return { ...traits, mode, employees, members, progress };
}

/** The lines of enterprise.csv in a month, header first, for the enterprises with these numbers. */
export function* enterpriseLines(
  numbers: Iterable<number>,
  progress: Progress,
  draw: Draw,
): Generator<string> {
  yield formatLine(columns.map(([name]) => column("enterprise", name).zh));
  for (const n of numbers) {
    const facts = factsOf(n, progress, draw);
    yield formatLine(columns.map(([, cell]) => cell(facts, draw)));
  }
}
