import { group } from "d3-array";
import { areaRows } from "./areas.ts";
import { formerAreas, reducedAreas, type FormerArea } from "./formerAreas.ts";

export const areaLevels = ["nation", "province", "city", "district"] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** An administrative division in force. Adcodes are six digits as text (GB/T 2260). */
export interface Area {
  readonly adcode: string;
  /** Adcode of the area that contains this one; null for the nation. */
  readonly parent: string | null;
  /** Every county-level division is a district, whatever its name says. */
  readonly level: AreaLevel;
  /** 余杭区 */
  readonly name: string;
  /** 余杭; a name of two characters is never shortened (藤县). */
  readonly shortName: string;
  /** Yuhang */
  readonly english: string;
}

/** Adcode of the nation (全国). */
export const nation = "000000";

/** The three places the atlas is about: Hangzhou, Shanghai, Guangxi. */
export const places = ["330100", "310000", "450000"] as const;
export type Place = (typeof places)[number];

/** Every area in force: parents before children, children in the order of their codes. */
export const areas: readonly Area[] = areaRows.map(
  ([adcode, parent, level, name, shortName, english]) => ({
    adcode,
    parent,
    level,
    name,
    shortName,
    english,
  }),
);

const byAdcode = new Map(areas.map((area) => [area.adcode, area]));
const formerByAdcode = new Map(formerAreas.map((area) => [area.adcode, area]));
const reducedByAdcode = new Map(reducedAreas.map((area) => [area.adcode, area]));
const childrenOf = group(areas, (area) => area.parent);

/** The area in force with this adcode. */
export function area(adcode: string): Area | undefined {
  return byAdcode.get(adcode);
}

/** The areas directly below: 330100 → 13, 310000 → 16, 450000 → 14, 000000 → 34; [] for a leaf. */
export function areaChildren(adcode: string): readonly Area[] {
  return childrenOf.get(adcode) ?? [];
}

/** Six digits. Says nothing about whether the code is in force: see `area`. */
export function isAdcode(text: string): boolean {
  return /^[0-9]{6}$/.test(text);
}

export function isPlace(adcode: string): adcode is Place {
  return places.some((place) => place === adcode);
}

/** The area itself and everything that contains it, smallest first; [] for an unknown adcode. */
export function areaPath(adcode: string): readonly Area[] {
  const found = byAdcode.get(adcode);
  if (!found) return [];
  return found.parent === null ? [found] : [found, ...areaPath(found.parent)];
}

/** Is `adcode` the area `outer` or inside it? */
export function isWithin(adcode: string, outer: string): boolean {
  return areaPath(adcode).some((area) => area.adcode === outer);
}

const placeByAdcode = new Map(
  areas.map(({ adcode }) => [
    adcode,
    areaPath(adcode)
      .map((area) => area.adcode)
      .find(isPlace) ?? null,
  ]),
);

/** The place that is or contains the area; null for "" and for an adcode in no place. */
export function placeOf(adcode: string): Place | null {
  return placeByAdcode.get(adcode) ?? null;
}

/**
 * The city-level area, one of 43, whose row file holds the enterprises of `adcode`: a district of
 * Hangzhou or Shanghai is its own, a county of Guangxi gives its city. Null for a place and outside.
 */
export function cityOf(adcode: string): string | null {
  const place = placeOf(adcode);
  if (place === null) return null;
  return areaPath(adcode).find((area) => area.parent === place)?.adcode ?? null;
}

/** A division whose code is no longer in force, with its successors. */
export function formerArea(adcode: string): FormerArea | undefined {
  return formerByAdcode.get(adcode);
}

/** What a code in force covered before part of its territory became another area. */
export function reducedArea(adcode: string): FormerArea | undefined {
  return reducedByAdcode.get(adcode);
}

export type { FormerArea };
