import type { Words } from "../../src/domain/schema.ts";

/** What is wrong, and what to do about it. */
export interface FindingRule {
  what: Words;
  fix: Words;
}

export const rule = (zh: string, en: string, fixZh: string, fixEn: string): FindingRule => ({
  what: { zh, en },
  fix: { zh: fixZh, en: fixEn },
});
