import { optional, type Column } from "./column.ts";

/** Shorthand for an optional column of yes, no or unknown. */
export const yesNo = (
  name: string,
  zh: string,
  en: string,
  meaning: readonly [zh: string, en: string],
  headers: readonly string[] = [],
): Column => optional(name, "boolean", zh, en, meaning, { headers });
