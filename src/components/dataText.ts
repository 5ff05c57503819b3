import { isPlace } from "../domain/area.ts";
import type { Language } from "../domain/format.ts";
import type { DatasetId } from "../domain/generation.ts";
import { noArea } from "../domain/provenance.ts";
import { problemRules } from "../domain/problemRules.ts";
import { schema } from "../domain/schema.ts";
import { inLanguage, type Catalogue } from "../words/words.ts";
import { areaName } from "./rowText.ts";

/** Word of a table; its name where this program does not know it. */
export function tableName(name: string, language: Language): string {
  const found = Object.entries(schema).find(([known]) => known === name);
  return found === undefined ? name : inLanguage(found[1], language);
}

/** A rule in words; the code itself where this program does not know it. */
export function problemWords(code: string, language: Language): string {
  const found = Object.entries(problemRules).find(([known]) => known === code);
  return found === undefined ? code : inLanguage(found[1].words, language);
}

/** Name of an area that rows are counted by. A ledger's row of a place is one of which no smaller area is known. */
export function countedArea(
  adcode: string,
  dataset: DatasetId,
  words: Catalogue,
  language: Language,
): string {
  if (adcode === noArea) return words.data.unplaced;
  const name = areaName(adcode, language);
  return dataset === "ledger" && isPlace(adcode) ? words.data.onlyPlace(name) : name;
}
