import { keyList, newBusinessField, scaleClass, techList } from "../../src/domain/codelists.ts";
import type { Codelist } from "../../src/domain/codelist.ts";
import type { SectorId } from "../../src/domain/sector.ts";
import { isHitech, isTechSme, type Enterprise } from "./enterprises.ts";
import { choice, type Draw } from "./random.ts";
import { fieldOfCode } from "./sectorMix.ts";

/** The Chinese word of each code of a closed set. */
export const wordsOf = <Id extends string>({ codes }: Codelist<Id>): ReadonlyMap<Id, string> =>
  new Map(codes.map(({ id, zh }) => [id, zh]));

/** Ids as words, joined as in ledgers; empty for none. */
function formatList<Id extends string>(words: ReadonlyMap<Id, string>, ids: readonly Id[]): string {
  return ids.map((id) => words.get(id) ?? id).join("；");
}

type ScaleClass = (typeof scaleClass.codes)[number]["id"];
type KeyList = (typeof keyList.codes)[number]["id"];
type TechList = (typeof techList.codes)[number]["id"];

const scaleWords = wordsOf(scaleClass);
const keyWords = wordsOf(keyList);
const techWords = wordsOf(techList);
const fieldWords = wordsOf(newBusinessField);
const industry = new Set<SectorId>(["B", "C", "D"]);

/** Industry above designated size is drawn among those of 40 or more, other classes by size alone. */
export function scaleClassesOf({ n, section, size, nature }: Enterprise, draw: Draw): string {
  const classes: ScaleClass[] = [];
  const u = draw(n, "scale");
  if (nature === "nonpublic" || nature === "soe") {
    if (industry.has(section) && size >= 40 && u < 0.8) classes.push("above-scale-industrial");
    else if (size >= 60 && u < 0.6) classes.push("above-scale");
    else if (size < 40 && u < 0.55) classes.push("micro-small");
    if (size >= 800 && draw(n, "group") < 0.3) classes.push("group");
  }
  return formatList(scaleWords, classes);
}

const chooseInternet = choice<KeyList>([
  ["city-key-internet", 6],
  ["head-platform", 2],
  ["internet100", 1],
  ["unicorn", 3],
]);
const chooseIndustry = choice<KeyList>([
  ["little-giant", 8],
  ["listed", 3],
]);
const chooseOther = choice<KeyList>([
  ["listed", 3],
  ["unicorn", 1],
]);

function keyListChooser(section: SectorId): (u: number) => KeyList {
  if (section === "I") return chooseInternet;
  return section === "C" ? chooseIndustry : chooseOther;
}

/** Rare: one in twenty of those of 100 or more, one in five of those of 1,000 or more; some are on two lists. */
export function keyListsOf({ n, section, size, nature }: Enterprise, draw: Draw): string {
  const isLarge = size >= 1000;
  const chance = isLarge ? 0.2 : size >= 100 ? 0.05 : 0;
  if (nature !== "nonpublic" || draw(n, "key-list") >= chance) return "";
  const lists = [keyListChooser(section)(draw(n, "key-list-first"))];
  const u = draw(n, "key-list-second");
  if (u < 0.2) lists.push("listed");
  else if (isLarge && u < 0.6) lists.push("private500");
  return formatList(keyWords, [...new Set(lists)]);
}

/** Either list or both, for enterprises of technology sections. */
export function techListsOf({ n, size, isTech }: Enterprise, draw: Draw): string {
  if (!isTech) return "";
  const lists: TechList[] = [];
  if (isHitech(n, size, draw)) lists.push("hitech");
  if (isTechSme(n, size, draw)) lists.push("tech-sme");
  return formatList(techWords, lists);
}

/** The field of the enterprise's code; live streaming and live commerce, which have none, for some of those that may be. */
export function newBusinessFieldOf({ n, sectorCode }: Enterprise, draw: Draw): string {
  if (sectorCode === "") return "";
  if (draw(n, "new-business") < 0.35) {
    if (sectorCode === "I6429") return fieldWords.get("livestream") ?? "";
    if (sectorCode === "F5292") return fieldWords.get("live-commerce") ?? "";
  }
  const field = fieldOfCode(sectorCode);
  return field === null ? "" : (fieldWords.get(field) ?? "");
}
