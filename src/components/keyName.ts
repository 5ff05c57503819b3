import { buildMode, keyList, techList, workerGroup } from "../domain/codelists.ts";
import type { Codelist } from "../domain/codelist.ts";
import { multiValued, type Dimension } from "../domain/dimension.ts";
import type { Filter, Key } from "../domain/filter.ts";
import { formatPeriod, type Language } from "../domain/format.ts";
import { sizeBands } from "../domain/size.ts";
import { inLanguage, type Catalogue } from "../words/words.ts";
import { areaName, natureName, sectorName } from "./rowText.ts";

/** What names of keys are told in, and the names of parks by id. */
export interface KeyNames {
  language: Language;
  words: Catalogue;
  parks: ReadonlyMap<string, string>;
}

type KeyName = (key: string, names: KeyNames) => string;

const ofCodelist =
  ({ codes }: Codelist): KeyName =>
  (key, { language }) => {
    const code = codes.find(({ id }) => id === key);
    return code === undefined ? key : inLanguage(code, language);
  };

const nameOf: Record<Dimension, KeyName> = {
  area: (key, { language }) => areaName(key, language),
  township: (key) => key,
  park: (key, { parks }) => parks.get(key) ?? key,
  sector: (key, { language }) => sectorName(key, language, key),
  size: (key) => sizeBands.find(({ id }) => id === key)?.short ?? key,
  nature: (key, { language }) => natureName(key, language),
  "build-mode": ofCodelist(buildMode),
  "key-list": ofCodelist(keyList),
  "tech-list": ofCodelist(techList),
  party: (key, { words }) =>
    key === "true" ? words.analysis.party.true : words.analysis.party.false,
  "worker-group": ofCodelist(workerGroup),
  period: (key, { language }) => formatPeriod(key, language),
};

/** The name of a key of a dimension in the language of the interface; an unknown key says what is not known. */
export const keyName = (dimension: Dimension, key: Key, names: KeyNames): string =>
  key === null ? unknownName(dimension, names.words) : nameOf[dimension](key, names);

function unknownName(dimension: Dimension, { analysis }: Catalogue): string {
  if (dimension === "area") return analysis.unknown.area;
  if (dimension === "park") return analysis.unknown.park;
  return dimension in multiValued ? analysis.unknown.onNone : analysis.unknown.other;
}

/** What a filter keeps, in one sentence. */
export function filterSentence(filter: Filter, names: KeyNames): string {
  const { analysis } = names.words;
  const dimension = analysis.dimensions[filter.dimension];
  const name = (key: Key): string => keyName(filter.dimension, key, names);
  if (!("anyOf" in filter))
    return analysis.filters.range(dimension, name(filter.from), name(filter.to));
  const keys = filter.anyOf.map(name).join(analysis.filters.or);
  return filter.dimension in multiValued
    ? analysis.filters.onAny(dimension, keys)
    : analysis.filters.anyOf(dimension, keys);
}
