import * as v from "valibot";
import { formatView, parseView } from "./view.ts";

/** A link to a view, kept under a name. It holds choices only. */
export interface NamedView {
  name: string;
  /** "#/overview?…" as `formatView` writes it. */
  link: string;
}

/** How many are kept, and how long a name may be, in characters. */
export const mostNamedViews = 200;
export const longestName = 60;

const fileFormat = "union-atlas-views";

const fileSchema = v.object({
  format: v.literal(fileFormat),
  version: v.literal(1),
  views: v.array(v.unknown()),
});

/** Far more than the views that are kept take, in characters. */
const longestFile = 1_000_000;

/** A text as a name: one line of visible characters, possibly "". */
export const namePlain = (text: string): string =>
  [...text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffd]+/gu, " ").trim()]
    .slice(0, longestName)
    .join("")
    .trim();

/** The link of a view that is understood as a whole, as it is written today; undefined for any other. */
export function knownLink(link: unknown): string | undefined {
  if (typeof link !== "string" || !link.startsWith("#/")) return undefined;
  const { view, faults } = parseView(link);
  return faults.length === 0 ? formatView(view) : undefined;
}

/** "周报", or "周报 (2)" where that name is taken. */
export function freeName(name: string, taken: readonly string[]): string {
  for (let number = 2, found = name; ; number += 1) {
    if (!taken.includes(found)) return found;
    const end = ` (${number})`;
    found = [...name].slice(0, longestName - end.length).join("") + end;
  }
}

/** The views as the text of a file. */
export const formatNamedViews = (views: readonly NamedView[]): string =>
  `${JSON.stringify({ format: fileFormat, version: 1, views }, null, 2)}\n`;

/** What a file of views holds: those that are understood, and what the others are called, or their numbers from 1. */
export interface ReadViews {
  views: NamedView[];
  bad: (string | number)[];
}

/** The views of a file's text; null when it is no such file. Nothing of it is run or followed. */
export function parseNamedViews(text: string): ReadViews | null {
  if (text.length > longestFile) return null;
  const { output, success } = v.safeParse(fileSchema, parsed(text));
  if (!success) return null;
  const read: ReadViews = { views: [], bad: [] };
  for (const [at, entry] of output.views.entries()) {
    const { name, link } = fieldsOf(entry);
    const known = knownLink(link);
    if (known === undefined || name === "") read.bad.push(name === "" ? at + 1 : name);
    else read.views.push({ name, link: known });
  }
  return read;
}

function fieldsOf(entry: unknown): { name: string; link: unknown } {
  const found = v.safeParse(v.object({ name: v.string(), link: v.unknown() }), entry);
  return found.success
    ? { name: namePlain(found.output.name), link: found.output.link }
    : { name: "", link: undefined };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}
