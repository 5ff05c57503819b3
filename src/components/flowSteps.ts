import {
  causes,
  minusCounts,
  addCounts,
  type Cause,
  type Flow,
  type FlowCounts,
} from "../domain/changes.ts";
import { formatPeriod, type Language } from "../domain/format.ts";
import type { Measure } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import { predicateColumns } from "../domain/predicate.ts";
import type { Catalogue } from "../words/words.ts";

/** A line of a decomposition: a state of the counts, or what one cause added to them. */
export interface FlowStep {
  key: string;
  label: string;
  isState: boolean;
  counts: FlowCounts;
  /** The counts before and after the step. */
  from: FlowCounts;
  to: FlowCounts;
}

interface Told {
  flow: Flow;
  restated: Flow | null;
  since: Period;
  period: Period;
  measure: Measure;
  words: Catalogue;
  language: Language;
}

/** From what was first published of the base to what is stated of the period now: every step adds to the next state. */
export function flowSteps({
  flow,
  restated,
  since,
  period,
  measure,
  words,
  language,
}: Told): FlowStep[] {
  const said = words.changes.flow;
  const state = (key: string, label: string, counts: FlowCounts): FlowStep => ({
    ...{ key, label, counts, isState: true },
    ...{ from: counts, to: counts },
  });
  const steps =
    restated === null
      ? []
      : [
          state("published", said.published(formatPeriod(since, language)), restated.before),
          change("restated", said.restatement, minusCounts(restated.after, restated.before), restated.before), // prettier-ignore
        ];
  steps.push(state("before", said.before(formatPeriod(since, language)), flow.before));
  for (const cause of shownCauses(flow, measure))
    steps.push(
      change(cause, causeLabel(cause, measure, words), flow.causes?.[cause] ?? nothing(flow), steps.at(-1)?.to ?? flow.before), // prettier-ignore
    );
  return [...steps, state("after", said.after(formatPeriod(period, language)), flow.after)];
}

const change = (key: string, label: string, counts: FlowCounts, from: FlowCounts): FlowStep => ({
  ...{ key, label, counts, isState: false },
  ...{ from, to: addCounts(from, counts) },
});

const nothing = ({ before }: Flow): FlowCounts => [0, before[1] === null ? null : 0];

/** Causes that are told even when nothing came of them. */
const always = ["new", "closed", "movedIn", "movedOut"] as const;

function shownCauses({ causes: found }: Flow, { kind }: Measure): Cause[] {
  const own: readonly Cause[] =
    kind === "count" ? ["becameEligible", "ceasedEligible"] : ["becameCovered", "ceasedCovered"];
  const shown: readonly Cause[] = [...always, ...own];
  return causes.filter((cause) => shown.includes(cause) || found?.[cause] !== undefined);
}

function causeLabel(cause: Cause, { covered }: Measure, { changes }: Catalogue): string {
  const isUnion = predicateColumns(covered).includes("build_mode");
  return !isUnion && (cause === "becameCovered" || cause === "ceasedCovered")
    ? changes.otherCauses[cause]
    : changes.causes[cause];
}
