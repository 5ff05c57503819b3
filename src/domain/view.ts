import { linkFault, type LinkFault } from "./linkFault.ts";
import { parseLinkParams } from "./linkParams.ts";
import { viewChoices, type ViewChoices } from "./viewChoices.ts";
import { formatPath, overviewPath, parsePath, type ViewPath } from "./viewPath.ts";

/** Everything worth sharing, as the URL holds it: `#/path?choices`. */
export interface View extends ViewPath, ViewChoices {}

type Name = keyof ViewChoices;
const names = Object.keys(viewChoices) as Name[];
const keys = names.map((name) => viewChoices[name].key);

const initialChoices = Object.fromEntries(
  names.map((name) => [name, viewChoices[name].initial]),
) as unknown as ViewChoices;

export const defaultView: View = { ...overviewPath, ...initialChoices };

/** What belongs to one level and is left there on the way to another: selections and what a list is narrowed to. */
export const below = {
  selected: null,
  park: null,
  township: null,
  listPage: 1,
  sql: null,
} as const satisfies Partial<View>;

/** A view read from a URL, and the parts of the URL that were not understood. */
export interface ParsedView {
  view: View;
  faults: LinkFault[];
}

/** Far more than any view takes. */
const longest = 8000;

/** "#/place/330106?m=…" → view. What is not understood falls back to the default and is named. */
export function parseView(hash: string): ParsedView {
  if (hash.length > longest) return { view: defaultView, faults: [linkFault("length", hash)] };
  const [, path = "", query = ""] = /^#?\/?([^?]*)\??(.*)$/s.exec(hash) ?? [];
  const { values, faults } = parseLinkParams(query, keys);
  const found = parsePath(path);
  if (found === null) faults.push(linkFault("page", path));
  const chosen = names.flatMap((name) => {
    const { key, parse } = viewChoices[name];
    const text = values.get(key);
    const value = text === undefined ? undefined : parse(text);
    if (text !== undefined && value === undefined)
      faults.push(linkFault("value", `${key}=${text}`));
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    view: { ...defaultView, ...(found ?? overviewPath), ...Object.fromEntries(chosen) },
    faults,
  };
}

/** View → "#/…": choices only, defaults left out. `parseView(formatView(v)).view` equals v. */
export function formatView(view: View): string {
  const pairs = names.flatMap((name) => pairOf(name, view));
  const query = new URLSearchParams(pairs).toString();
  return `#/${formatPath(view)}${query === "" ? "" : `?${query}`}`;
}

function pairOf<N extends Name>(name: N, view: View): [string, string][] {
  const { key, initial, format } = viewChoices[name];
  const text = format(view[name]);
  return text === format(initial) ? [] : [[key, text]];
}
