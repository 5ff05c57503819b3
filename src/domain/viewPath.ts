import { area, isPlace, nation } from "./area.ts";
import { isParkId } from "./park.ts";

export const pages = [
  "overview",
  "place",
  "park",
  "changes",
  "compare",
  "targets",
  "data",
  "briefing",
  "screen",
  "slice",
  "rows",
  "query",
] as const;
export type Page = (typeof pages)[number];

/** Which page, and of what. */
export interface ViewPath {
  page: Page;
  /** Adcode of a place page or a briefing, id of a park page or of the target whose card is open. */
  subject: string | null;
}

export const overviewPath: ViewPath = { page: "overview", subject: null };

/** Pages that are of no subject. */
const wholePages: readonly Page[] = [
  "overview",
  "changes",
  "compare",
  "targets",
  "data",
  "screen",
  "slice",
  "rows",
  "query",
];

const isArea = (text: string): boolean => area(text) !== undefined && text !== nation;

/** The subjects that a page can be of. */
const isSubject: Partial<Record<Page, (text: string) => boolean>> = {
  place: isArea,
  park: isParkId,
  targets: (text) => /^[a-z0-9-]{3,80}$/.test(text),
  briefing: (text) => isArea(text) && (isPlace(text) || isBelowPlace(text)),
};

function isBelowPlace(adcode: string): boolean {
  const parent = area(adcode)?.parent ?? null;
  return parent !== null && (isPlace(parent) || isBelowPlace(parent));
}

/** "place/330106" → page and subject; null for no page. */
export function parsePath(path: string): ViewPath | null {
  const [name = "", subject = "", ...rest] = decoded(path.split("/"));
  if (rest.join("") !== "") return null;
  if (name === "" && subject === "") return overviewPath;
  const page = pages.find((one) => one === name);
  if (page === undefined) return null;
  if (subject === "") return wholePages.includes(page) ? { page, subject: null } : null;
  return isSubject[page]?.(subject) === true ? { page, subject } : null;
}

export const formatPath = ({ page, subject }: ViewPath): string =>
  subject === null ? page : `${page}/${encodeURIComponent(subject)}`;

/** Parts that cannot be decoded are no page. */
function decoded(parts: readonly string[]): readonly string[] {
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return ["\ufffd"];
  }
}
