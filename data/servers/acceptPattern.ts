import type { Coding } from "../site/negotiate.ts";

/** The regular expression of an Accept-Encoding that allows a coding: `br;q=0` forbids it. */
export const acceptPattern = (coding: Coding): string =>
  `\\b${coding}\\b(?!\\s*;\\s*q=0(?:[.]0*)?\\s*(?:,|$))`;
