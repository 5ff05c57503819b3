import { area, areas, isWithin, type Area } from "./area.ts";
import { areaInitials } from "./areaInitials.ts";
import { formerAreas, reducedAreas } from "./formerAreas.ts";
import type { Language } from "./format.ts";
import { measure, type MeasureId } from "./measure.ts";

export const searchKinds = ["area", "park", "measure"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Something that can be found by name. */
export interface SearchEntry {
  kind: SearchKind;
  /** Adcode, id of a park or of a measure. */
  id: string;
  name: string;
  /** What tells it from others of its name: the areas above it. */
  where: string;
  /** The former name that leads here. */
  former?: string;
  /** What it is found by, folded: names first, initials last. */
  words: readonly string[];
}

export interface FoundPark {
  id: string;
  name: string;
  areas: readonly string[];
  initials?: string | undefined;
}

interface Searched {
  /** Adcodes of the places that the site shows. */
  places: readonly string[];
  parks: readonly FoundPark[];
  measures: readonly MeasureId[];
  language: Language;
}

/** Everything that can be found on a site: areas before parks before measures. */
export const searchEntries = (searched: Searched): SearchEntry[] => [
  ...areaEntries(searched),
  ...parkEntries(searched),
  ...searched.measures.map((id): SearchEntry => {
    const { words, short } = measure(id);
    const name = searched.language === "zh-CN" ? words.zh : words.en;
    return {
      kind: "measure",
      id,
      name,
      where: "",
      words: [words.zh, words.en, short.zh].map(folded),
    };
  }),
];

function areaEntries({ places, language }: Searched): SearchEntry[] {
  const shown = areas.filter(({ adcode }) => places.some((place) => isWithin(adcode, place)));
  const byAdcode = new Map(shown.map((area) => [area.adcode, area]));
  const entry = (found: Area, names: readonly string[], former?: string): SearchEntry => ({
    kind: "area",
    id: found.adcode,
    name: nameOf(found, language),
    where: whereOf(found, places, language),
    ...(former === undefined ? {} : { former }),
    words: names.map(folded),
  });
  const current = shown.map((found) => {
    const { name, shortName, english } = found;
    return entry(found, [name, shortName, english, areaInitials[name] ?? ""]);
  });
  const former = [...formerAreas, ...reducedAreas].flatMap(({ name, successors }) =>
    successors.flatMap((adcode) => {
      const found = byAdcode.get(adcode);
      return found === undefined || found.name === name
        ? []
        : [entry(found, [name, areaInitials[name] ?? ""], name)];
    }),
  );
  return [...current, ...former];
}

function parkEntries({ places, parks, language }: Searched): SearchEntry[] {
  const isShown = ({ areas: within }: FoundPark): boolean =>
    within.some((adcode) => places.some((place) => isWithin(adcode, place)));
  return parks.filter(isShown).map(({ id, name, areas: within, initials = "" }) => ({
    kind: "park",
    id,
    name,
    where: within.map((adcode) => nameOfAdcode(adcode, language)).join(" "),
    words: [name, initials].map(folded),
  }));
}

const nameOf = ({ name, english }: Area, language: Language): string =>
  language === "zh-CN" ? name : english;

function nameOfAdcode(adcode: string, language: Language): string {
  const found = area(adcode);
  return found === undefined ? adcode : nameOf(found, language);
}

/** The areas between the area and its place, and the place. */
function whereOf({ adcode, parent }: Area, places: readonly string[], language: Language): string {
  if (parent === null || places.includes(adcode)) return "";
  const above = nameOfAdcode(parent, language);
  const place = places.find((one) => isWithin(adcode, one));
  return place === undefined || place === parent
    ? above
    : `${nameOfAdcode(place, language)} ${above}`;
}

/** As names are compared: case, spaces and apostrophes do not matter. */
export const folded = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/['’\s]/g, "");

/** How well a word fits what was typed; the lower the better, undefined for not at all. */
function fit(word: string, wanted: string): number | undefined {
  if (word === "") return undefined;
  if (word === wanted) return 0;
  if (word.startsWith(wanted)) return 1;
  return wanted.length > 1 && word.includes(wanted) ? 2 : undefined;
}

/** The entries that fit what was typed, the best first; of equals those that come first in the list. */
export function findEntries(
  entries: readonly SearchEntry[],
  typed: string,
  most: number,
): SearchEntry[] {
  const wanted = folded(typed);
  if (wanted === "") return [];
  const fits = entries.flatMap((entry) => {
    const found = entry.words.flatMap((word) => fit(word, wanted) ?? []);
    return found.length === 0 ? [] : [{ entry, rank: Math.min(...found) }];
  });
  return fits
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ entry }) => entry);
}
