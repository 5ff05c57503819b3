import documentRows from "../../data/policy/documents.json";
import targetRows from "../../data/policy/measuredTargets.json";
import type { PublisherTarget } from "./publisherTarget.ts";
import type { DocumentId, Jurisdiction, PolicyDocument, Target } from "./target.ts";
import type { TargetId } from "./targetIds.ts";

/**
 * The targets of the catalogue that belong to a measure, in the order of the documents: all that a map or a
 * ranking needs. The committed files are parsed by the tests, so the browser takes them as they are.
 */
export const targets = targetRows as unknown as readonly Target[];
export const documents = documentRows as unknown as readonly PolicyDocument[];

/** The whole catalogue, those without a measure included: fetched when it is asked for. */
export async function loadTargets(): Promise<readonly Target[]> {
  const { default: rows } = await import("../../data/policy/targets.json");
  return rows as unknown as readonly Target[];
}

/** The target of that id among rows; throws when they do not hold it. */
export function targetOf(id: TargetId, rows: readonly Target[] = targets): Target {
  const found = rows.find((target) => target.id === id);
  if (!found) throw new Error(`missing target: ${id}`);
  return found;
}

const jurisdictionPrefixes: readonly (readonly [prefix: string, Jurisdiction])[] = [
  ["3301", "hangzhou"],
  ["31", "shanghai"],
  ["45", "guangxi"],
];

/** Whose targets hold at an adcode: its own place's, also for districts and cities; none elsewhere. */
export const jurisdictionOf = (adcode: string): Jurisdiction | undefined =>
  jurisdictionPrefixes.find(([prefix]) => adcode.startsWith(prefix))?.[1];

/** The document that a target cites: one of the catalogue's, or the one that a publisher's own spells out. */
export function documentOf(target: Target): PolicyDocument;
export function documentOf(
  target: Target | PublisherTarget,
): PolicyDocument | PublisherTarget["document"];
export function documentOf({ document: cited }: Target | PublisherTarget) {
  if (typeof cited === "object") return cited;
  const document = documents.find(({ id }) => id === cited);
  if (!document) throw new Error(`unknown document: ${cited}`);
  return document;
}

/** What a place's documents say about a measure, in numbers or in words, the newest document first. */
export function targetsFor(measure: string, place: string): Target[] {
  const jurisdiction = jurisdictionOf(place);
  return targets
    .filter((target) => target.jurisdiction === jurisdiction && bearsOn(target, measure))
    .sort((a, b) => recency(b.document) - recency(a.document));
}

/** The target a status and a gap are computed against: the newest with a number that is not indicative. */
export const primaryTarget = (measure: string, place: string): Target | undefined =>
  targetsFor(measure, place).find(
    (target) => thresholdOf(target) !== null && !isIndicative(target, measure),
  );

/** What decides the share that a target asks for, also for a publisher's own. */
export type Threshold = Pick<Target, "operator" | "unit" | "value">;

/** The share (0–1) that a rate has to reach; null where the document prints neither a number nor a word for all. */
export const thresholdOf = ({ operator, unit, value }: Threshold): number | null =>
  unit === "%" && value !== null && isRateOperator(operator) ? value / 100 : null;

/** Whether the target is only a reference beside the measure (other population, unprinted formula): no status, no gap. */
export const isIndicative = (
  target: Pick<Target, "measure" | "scope">,
  measure: string | null = target.measure,
): boolean => measure !== null && (target.scope.indicativeFor ?? []).includes(measure);

const bearsOn = (target: Target, measure: string): boolean =>
  target.measure === measure || isIndicative(target, measure);

const isRateOperator = (operator: Target["operator"]): boolean =>
  operator === ">=" ||
  operator === "=" ||
  operator === "full-coverage" ||
  operator === "should-build-all";

/** Place of a document in time, newest highest: by its date, else by the year in its number. */
function recency(id: DocumentId): number {
  const document = documents.find((row) => row.id === id);
  const year = /[[〔](\d{4})[\]〕]/.exec(document?.number ?? "")?.[1];
  return Date.parse(document?.date ?? year ?? "");
}
