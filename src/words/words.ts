import type { Language } from "../domain/format.ts";
import { en } from "./en.ts";
import { zh, type Catalogue } from "./zh.ts";

export type { Catalogue } from "./zh.ts";

const catalogues: Record<Language, Catalogue> = { "zh-CN": zh, en };

export const wordsIn = (language: Language): Catalogue => catalogues[language];

/** The part of a bilingual record in the language of the interface. */
export const inLanguage = (words: { zh: string; en: string }, language: Language): string =>
  language === "zh-CN" ? words.zh : words.en;
