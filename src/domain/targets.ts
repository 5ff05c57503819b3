import documentRows from "../../data/policy/documents.json";
import targetRows from "../../data/policy/targets.json";
import type { DocumentId, Jurisdiction, PolicyDocument, Target } from "./target.ts";

/**
 * Every target of the catalogue, in the order of the documents. The committed files are parsed by the tests
 * and the publisher, so the browser takes them as they are.
 */
export const targets = targetRows as unknown as readonly Target[];
export const documents = documentRows as unknown as readonly PolicyDocument[];

const jurisdictionPrefixes: readonly (readonly [prefix: string, Jurisdiction])[] = [
  ["3301", "hangzhou"],
  ["31", "shanghai"],
  ["45", "guangxi"],
];

/** Whose targets hold at an adcode: its own place's, also for districts and cities; none elsewhere. */
export const jurisdictionOf = (adcode: string): Jurisdiction | undefined =>
  jurisdictionPrefixes.find(([prefix]) => adcode.startsWith(prefix))?.[1];

/** The document that a target cites. */
export function documentOf(target: Target): PolicyDocument {
  const document = documents.find(({ id }) => id === target.document);
  if (!document) throw new Error(`unknown document: ${target.document}`);
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

/** The share (0–1) that a rate has to reach; null where the document prints neither a number nor a word for all. */
export const thresholdOf = ({ operator, unit, value }: Target): number | null =>
  unit === "%" && value !== null && isRateOperator(operator) ? value / 100 : null;

/** Whether the target is only a reference beside the measure (other population, unprinted formula): no status, no gap. */
export const isIndicative = (target: Target, measure: string | null = target.measure): boolean =>
  measure !== null && (target.scope.indicativeFor ?? []).includes(measure);

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
