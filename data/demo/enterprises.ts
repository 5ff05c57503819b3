import type { UnitNature } from "../../src/domain/codelists.ts";
import type { Park } from "../../src/domain/park.ts";
import type { SectorId } from "../../src/domain/sector.ts";
import { chooseNature, isPublicSector, natureFigures } from "./natures.ts";
import { chooser, type Draw } from "./random.ts";
import { chooseCode, chooseSection, sectionFigures } from "./sectorMix.ts";
import { territories, type Territory } from "./territory.ts";

/** What stays the same as long as an enterprise lives: a pure function of the seed and its number. */
export interface Enterprise {
  /** Its number: the same in name and credit code, never used again. */
  n: number;
  territory: Territory;
  /** What the ledger says about where it is; may be empty, or only a place or city. */
  adcode: string;
  township: number;
  park: Park | null;
  nature: UnitNature;
  section: SectorId;
  /** Empty for a few. */
  sectorCode: string;
  /** Headcount in the last month, before the ledger loses it. */
  size: number;
  isHeadcountKnown: boolean;
  hasPremises: boolean | null;
  hasActivity: boolean | null;
  isTech: boolean;
  /** It has a union as soon as the rate of those like it exceeds this number: so it never loses one. */
  reluctance: number;
}

const chooseTerritory = chooser(territories.map(({ weight }) => weight));
const largest = 20_000;

/** Log-normal with a Pareto tail (index 1.4) on one in seventy. */
function sizeOf(n: number, median: number, draw: Draw): number {
  const radius = Math.sqrt(-2 * Math.log(1 - draw(n, "size")));
  const normal = radius * Math.cos(2 * Math.PI * draw(n, "size-angle"));
  const isTail = draw(n, "tail") < 1 / 70;
  const factor = isTail ? 3 * Math.exp(-Math.log(1 - draw(n, "tail-factor")) / 1.4) : 1;
  const size = Math.round(median * Math.exp(1.12 * normal) * factor);
  return Math.min(largest, Math.max(1, size));
}

/** One in 170 has no district: half of those only a place, some only a Guangxi city, some nothing. */
function adcodeOf(n: number, { area, city, place }: Territory, draw: Draw): string {
  const u = draw(n, "unlocated") * 170;
  if (u >= 1) return area.adcode;
  if (u < 0.2) return "";
  return u < 0.6 && city !== null ? city.adcode : place;
}

/** Yes for most, no for some, unknown for a few: chance of no and of unknown. */
function known(u: number, no: number, unknown: number): boolean | null {
  if (u < unknown) return null;
  return u >= unknown + no;
}

function sizeLean(size: number): number {
  if (size >= 100) return 1.35;
  if (size >= 50) return 0.35;
  if (size >= 25) return -0.43;
  return size >= 10 ? -0.12 : -0.25;
}

/** Its difference from the rate of its territory (or nature), in logits. */
export function leanOf(enterprise: Enterprise): number {
  const { nature, size, section, park, isTech, hasPremises, hasActivity } = enterprise;
  if (natureFigures[nature].rate !== null) return isPublicSector(nature) ? 0 : sizeLean(size) / 2;
  return (
    sizeLean(size) +
    sectionFigures[section].lean +
    (park === null ? -0.06 : 0.2) +
    (isTech ? 0.35 : 0) +
    (hasPremises === false ? -0.5 : 0.03) +
    (hasActivity === false ? -0.5 : 0.03)
  );
}

const techSections = new Set<SectorId>(["C", "I", "M"]);

export const isHitech = (n: number, size: number, draw: Draw): boolean =>
  size >= 8 && draw(n, "hitech") < 0.09;
export const isTechSme = (n: number, size: number, draw: Draw): boolean =>
  size >= 4 && size <= 500 && draw(n, "tech-sme") < 0.12;

/** The publisher's rule: public bodies and those of 25 or more, with few exceptions and few left open. */
export function shouldBuild(
  { n, nature, size }: Pick<Enterprise, "n" | "nature" | "size">,
  draw: Draw,
): boolean | null {
  if (isPublicSector(nature)) return true;
  const u = draw(n, "should-build");
  if (size >= 25) return u < 0.03 ? null : u >= 0.07;
  return u < 0.2 ? null : u >= 0.9;
}

/** The enterprise with number n. */
export function enterprise(n: number, draw: Draw): Enterprise {
  const territory = territories[chooseTerritory(draw(n, "area"))];
  if (territory === undefined) throw new Error(`demo enterprise ${n}: no territory`);
  const nature = chooseNature(draw(n, "nature"));
  const { sections, sizeFactor } = natureFigures[nature];
  const section = (sections ?? chooseSection[territory.profile])(draw(n, "section"));
  const { median, inPark } = sectionFigures[section];
  const size = sizeOf(n, median * sizeFactor, draw);
  const adcode = adcodeOf(n, territory, draw);
  const isInPark = adcode === territory.area.adcode && draw(n, "in-park") < inPark;
  return {
    n,
    territory,
    adcode,
    township: 1 + Math.floor(draw(n, "township") * territory.townships),
    park: isInPark ? (territory.choosePark(draw(n, "park")) ?? null) : null,
    nature,
    section,
    sectorCode: draw(n, "sector-empty") < 0.006 ? "" : chooseCode(section, draw(n, "sector-code")),
    size,
    isHeadcountKnown: draw(n, "headcount-unknown") >= 0.008,
    hasPremises: known(draw(n, "premises"), 0.06, 0.03),
    hasActivity: known(draw(n, "activity"), 0.05, 0.03),
    isTech:
      nature === "nonpublic" &&
      techSections.has(section) &&
      (isHitech(n, size, draw) || isTechSme(n, size, draw)),
    reluctance: draw(n, "willing"),
  };
}
