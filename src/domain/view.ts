import { area, isPlace, nation, type Place } from "./area.ts";
import { languages, type Language } from "./format.ts";
import { comparisonRows, isRuleId, type RuleId } from "./comparisonRows.ts";
import { linkFault, type LinkFault } from "./linkFault.ts";
import { parseLinkParams } from "./linkParams.ts";
import { isMeasureId, type MeasureId } from "./measure.ts";
import { isPeriod, type Period } from "./period.ts";
import { statuses, type Status } from "./status.ts";
import type { DocumentId } from "./target.ts";
import { documents } from "./targets.ts";
import { themes, type Theme } from "./theme.ts";

export const pages = ["overview", "place", "park", "compare", "targets", "data"] as const;
export type Page = (typeof pages)[number];

/**
 * Everything worth sharing, as the URL holds it. `null` is a choice that was not made: the page uses its default.
 * Keys of the URL: c place, m measure, t period, a selected area, g generation, p page of the list, h theme, d document, s status,
 * x rows of 对比 that are compared all the same, whatif-rule and whatif what 对比 and 目标 assume, l language.
 */
export interface View {
  page: Page;
  /** Adcode of a place page, id of a park page or of the target whose card is open. */
  subject: string | null;
  place: Place | null;
  measure: MeasureId | null;
  period: Period | null;
  selected: string | null;
  generation: string | null;
  /** Page of the list, from 1. */
  listPage: number;
  /** Filters of 目标. */
  theme: Theme | null;
  document: DocumentId | null;
  status: Status | null;
  /** Ids of rows of 对比 whose lock the reader has overridden, in the order of the page. */
  compared: readonly string[];
  /** The one rule that 对比 applies to every place, as an assumption. */
  whatIfRule: RuleId | null;
  /** How many more are counted each month, as an assumption on the card of a target. */
  whatIf: number | null;
  language: Language;
}

export const defaultView: View = {
  page: "overview",
  subject: null,
  place: null,
  measure: null,
  period: null,
  selected: null,
  generation: null,
  listPage: 1,
  theme: null,
  document: null,
  status: null,
  compared: [],
  whatIfRule: null,
  whatIf: null,
  language: "zh-CN",
};

/** A view read from a URL, and the parts of the URL that were not understood. */
export interface ParsedView {
  view: View;
  faults: LinkFault[];
}

/** Keys of the URL. Names of enterprises and what is searched for are never among them: links are logged and passed on. */
const keys = [
  "c",
  "m",
  "t",
  "a",
  "g",
  "p",
  "h",
  "d",
  "s",
  "x",
  "whatif-rule",
  "whatif",
  "l",
] as const;

/** Far more than any view takes. */
const longest = 2000;

/** "#/place/330106?m=…" → view. What is not understood falls back to the default and is named. */
export function parseView(hash: string): ParsedView {
  if (hash.length > longest) return { view: defaultView, faults: [linkFault("length", hash)] };
  const [, path = "", query = ""] = /^#?\/?([^?]*)\??(.*)$/s.exec(hash) ?? [];
  const { values, faults } = parseLinkParams(query, keys);
  const read = <Value>(
    key: (typeof keys)[number],
    parse: (text: string) => Value | null,
  ): Value | null => {
    const text = values.get(key);
    const value = text === undefined ? null : parse(text);
    if (text !== undefined && value === null) faults.push(linkFault("value", `${key}=${text}`));
    return value;
  };
  const { page, subject } = parsePath(path, faults);
  const view: View = {
    page,
    subject,
    place: read("c", (text) => (isPlace(text) ? text : null)),
    measure: read("m", (text) => (isMeasureId(text) ? text : null)),
    period: read("t", (text) => (isPeriod(text) ? text : null)),
    selected: read("a", (text) => (area(text) === undefined ? null : text)),
    generation: read("g", (text) => (/^[0-9a-f]{16}$/.test(text) ? text : null)),
    listPage: read("p", (text) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null)) ?? 1,
    theme: read("h", (text) => themes.find((theme) => theme === text) ?? null),
    document: read("d", (text) => documents.find(({ id }) => id === text)?.id ?? null),
    status: read("s", (text) => statuses.find((status) => status === text) ?? null),
    compared: read("x", parseRows) ?? [],
    whatIfRule: read("whatif-rule", (text) => (isRuleId(text) ? text : null)),
    whatIf: read("whatif", (text) => (/^[1-9]\d{0,6}$/.test(text) ? Number(text) : null)),
    language:
      read("l", (text) => languages.find((language) => language === text) ?? null) ?? "zh-CN",
  };
  return { view, faults };
}

function parseRows(text: string): string[] | null {
  const ids = text.split(",");
  const known = comparisonRows.map(({ id }) => id).filter((id) => ids.includes(id));
  return known.length === ids.length ? known : null;
}

function parsePath(path: string, faults: LinkFault[]): Pick<View, "page" | "subject"> {
  const [name = "", subject = "", ...rest] = decoded(path.split("/"));
  const known = rest.join("") === "" ? pageOf(name, subject) : null;
  if (known !== null) return known;
  faults.push(linkFault("page", path));
  return { page: "overview", subject: null };
}

function pageOf(name: string, subject: string): Pick<View, "page" | "subject"> | null {
  if (subject === "" && (name === "" || name === "overview" || name === "compare"))
    return { page: name === "compare" ? name : "overview", subject: null };
  if (name === "place" && area(subject) !== undefined && subject !== nation)
    return { page: name, subject };
  if ((name === "targets" || name === "data") && subject === "")
    return { page: name, subject: null };
  if (name === "targets" && /^[a-z0-9-]{3,80}$/.test(subject)) return { page: name, subject };
  if (name === "park" && isParkId(subject)) return { page: name, subject };
  return null;
}

/** Parks have ids of their publisher: any text that can be written and read. */
const isParkId = (text: string): boolean => /^[^\p{Cc}\p{Cs}\ufffd]{1,40}$/u.test(text);

/** Parts that cannot be decoded are no page. */
function decoded(parts: readonly string[]): readonly string[] {
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return ["\ufffd"];
  }
}

/** View → "#/…": choices only, defaults left out. `parseView(formatView(v)).view` equals v. */
export function formatView(view: View): string {
  const path =
    view.subject === null ? view.page : `${view.page}/${encodeURIComponent(view.subject)}`;
  const pairs: [string, string | null][] = [
    ["c", view.place],
    ["m", view.measure],
    ["t", view.period],
    ["a", view.selected],
    ["g", view.generation],
    ["p", view.listPage === 1 ? null : String(view.listPage)],
    ["h", view.theme],
    ["d", view.document],
    ["s", view.status],
    ["x", view.compared.length === 0 ? null : view.compared.join(",")],
    ["whatif-rule", view.whatIfRule],
    ["whatif", view.whatIf === null ? null : String(view.whatIf)],
    ["l", view.language === "zh-CN" ? null : view.language],
  ];
  const query = new URLSearchParams(
    pairs.filter((pair): pair is [string, string] => pair[1] !== null),
  ).toString();
  return `#/${path}${query === "" ? "" : `?${query}`}`;
}
