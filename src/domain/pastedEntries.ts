import { isCreditCodeForm } from "./creditCode.ts";

/** What was looked for: a credit code, or the name of an enterprise. */
export interface PastedEntry {
  /** As it was pasted, spaces around it gone. */
  text: string;
  kind: "code" | "name";
  /** What it is compared by. */
  key: string;
}

export interface PastedList {
  entries: readonly PastedEntry[];
  /** Entries that repeat an earlier one and are looked up once. */
  repeated: number;
  /** Entries beyond the most that are looked up at a time. */
  beyond: number;
}

/** Entries that are looked up at a time. */
export const mostEntries = 10_000;

/**
 * A list as people keep it: one entry a line or separated by tabs, commas or semicolons, copied from a sheet or not. Of
 * a line that holds credit codes these alone are looked for: what stands beside them are their names.
 */
export function pastedEntries(pasted: string): PastedList {
  const all = pasted.split(/\r\n|[\n\r\u2028]/).flatMap(entriesOfLine);
  const first = new Map<string, PastedEntry>();
  for (const entry of all) if (!first.has(entry.key)) first.set(entry.key, entry);
  const once = [...first.values()];
  return {
    entries: once.slice(0, mostEntries),
    repeated: all.length - once.length,
    beyond: Math.max(0, once.length - mostEntries),
  };
}

function entriesOfLine(line: string): PastedEntry[] {
  const cells = line.split(separator).map(withoutQuotes);
  const entries = cells.map(entryOf).filter(({ key }) => key !== "");
  const codes = entries.filter(({ kind }) => kind === "code");
  return codes.length > 0 ? codes : entries;
}

/** A comma inside the name of a company (Example Co., Ltd.) separates nothing. */
const separator = /\t|[，;；]|,(?!\s*(?:ltd|inc|llc|limited|corp|co)\b)/i;

const withoutQuotes = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim();

function entryOf(text: string): PastedEntry {
  const key = nameKey(text);
  return { text, kind: isCreditCodeForm(key) ? "code" : "name", key };
}

/** Full-width signs and their half-width counterparts, sign by sign; the ideographic space is none of them. */
export const fullWidth = String.fromCharCode(...span(0xff01, 0xff5e));
export const halfWidth = String.fromCharCode(...span(0x21, 0x7e));

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** What names and codes are compared by: half-width, in upper case, without spaces. */
export const nameKey = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s\p{Cc}\u200b]/gu, "")
    .toUpperCase();
