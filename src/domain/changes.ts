import * as v from "valibot";
import { isMeasureId } from "./measure.ts";
import { parseDocument } from "./parseDocument.ts";

/**
 * Why a count is not what it was, in the order in which it is told. What an enterprise counted for moves with it as it
 * was before; the rest of its change is one of the real changes below. `reporting`: the ledger of its area is late in
 * one of the two periods.
 */
export const causes = [
  "new",
  "closed",
  "movedIn",
  "movedOut",
  "becameCovered",
  "ceasedCovered",
  "becameEligible",
  "ceasedEligible",
  "amount",
  "reporting",
] as const;
export type Cause = (typeof causes)[number];

/** What happened to an enterprise that is named. */
export const moverClasses = ["gained", "lost", "new", "closed", "moved"] as const;
export type MoverClass = (typeof moverClasses)[number];

/** So many movers of a class and area are named at most. */
export const mostMovers = 30;

/** Numerator and denominator, or the differences of both; a count has no denominator. */
const countsSchema = v.tuple([v.number(), v.nullable(v.number())]);

const flowSchema = v.object({
  /** null is 未定位. */
  area: v.nullable(v.string()),
  before: countsSchema,
  after: countsSchema,
  /** before + all causes = after; null where the enterprises of one side are not kept. */
  causes: v.nullable(v.partial(v.object(entriesOf(causes, countsSchema)))),
});

const moverSchema = v.object({
  creditCode: v.string(),
  name: v.string(),
  sector: v.nullable(v.string()),
  /** Afterwards; of a closed enterprise as it was. */
  employees: v.nullable(v.number()),
  adcodeBefore: v.nullable(v.string()),
  adcodeAfter: v.nullable(v.string()),
  modeBefore: v.nullable(v.string()),
  modeAfter: v.nullable(v.string()),
});

const moversSchema = v.object({
  total: v.number(),
  /** The first of them, by employees and credit code. */
  rows: v.array(moverSchema),
});

const changesSchema = v.object({
  /** By measure: the scope itself, then its parts. */
  measures: v.record(v.string(), v.tupleWithRest([flowSchema], flowSchema)),
  /** null where the enterprises of one side are not kept. */
  movers: v.nullable(v.object(entriesOf(moverClasses, moversSchema))),
});

/** The same schema for each name. */
function entriesOf<const Names extends readonly string[], Schema>(
  names: Names,
  schema: Schema,
): Record<Names[number], Schema> {
  return Object.fromEntries(names.map((name) => [name, schema])) as Record<Names[number], Schema>;
}

export type FlowCounts = v.InferOutput<typeof countsSchema>;
export type Flow = v.InferOutput<typeof flowSchema>;
export type Mover = v.InferOutput<typeof moverSchema>;
export type Movers = NonNullable<v.InferOutput<typeof changesSchema>["movers"]>;
/** What a file of a scope says of two periods, or of two statements of one period. */
export type Changes = v.InferOutput<typeof changesSchema>;

/** Text of a file of changes → changes; throws naming the field at fault. */
export function parseChanges(text: string): Changes {
  const found = parseDocument(changesSchema, JSON.parse(text));
  const unknown = Object.keys(found.measures).find((id) => !isMeasureId(id));
  if (unknown !== undefined) throw new Error(`measures: unknown measure ${unknown}`);
  return found;
}

export const addCounts = (a: FlowCounts, b: FlowCounts): FlowCounts => [
  a[0] + b[0],
  a[1] === null || b[1] === null ? null : a[1] + b[1],
];

export const minusCounts = (a: FlowCounts, b: FlowCounts): FlowCounts => [
  a[0] - b[0],
  a[1] === null || b[1] === null ? null : a[1] - b[1],
];

/** What is not told by before and causes together: [0, 0] when they add up to what is afterwards. */
export const unexplained = ({ before, after, causes: found }: Flow): FlowCounts =>
  minusCounts(
    after,
    causes.reduce((sum, cause) => {
      const counts = found?.[cause];
      return counts === undefined ? sum : addCounts(sum, counts);
    }, before),
  );

/**
 * The flows of one area and measure from period to period as one; null where one does not begin with what the one before
 * ended with, or there is none.
 */
export function joinedFlow(flows: readonly Flow[]): Flow | null {
  const [first, ...others] = flows;
  if (first === undefined) return null;
  return others.reduce<Flow | null>((joined, flow) => {
    if (joined === null || !isNothing(minusCounts(flow.before, joined.after))) return null;
    return { ...joined, after: flow.after, causes: addedCauses(joined.causes, flow.causes) };
  }, first);
}

const isNothing = ([numerator, denominator]: FlowCounts): boolean =>
  numerator === 0 && (denominator ?? 0) === 0;

function addedCauses(a: Flow["causes"], b: Flow["causes"]): Flow["causes"] {
  if (a === null || b === null) return null;
  const sums = causes.map((cause) => {
    const [first, second] = [a[cause], b[cause]];
    const sum =
      first === undefined || second === undefined ? (first ?? second) : addCounts(first, second);
    return [cause, sum] as const;
  });
  return Object.fromEntries(sums.filter(([, sum]) => sum !== undefined));
}
