import { isCountedByRow } from "../domain/isCountedByRow.ts";
import type { AnsweredMatch, AskedMatch, MatchedAnswers } from "../engine/askMatched.ts";
import type { Atlas } from "../engine/atlas.ts";
import { rowFiles, rowScopes } from "../engine/rowFiles.ts";
import type { Answer } from "../query/answer.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";
import type { ReadySlices } from "./slices.svelte.ts";
import type { Site } from "./site.svelte.ts";
import type { Filters } from "../domain/filter.ts";
import type { Dimension } from "../domain/dimension.ts";

export type { AskedMatch } from "../engine/askMatched.ts";

/** Why the enterprises of two selections cannot be matched. */
export type NoMatch = "otherPlace" | "samePeriod" | "notCounted" | "noRows";

/** Whether they can, and the bytes of the lists that it takes. */
export type MatchOffer = { status: "ok"; bytes: number } | { status: NoMatch };

/** One of two selections: slices under filters. */
export interface MatchedSelection {
  ready: ReadySlices;
  filters: Filters;
}

export function matchOffer({ ledger }: Site, first: ReadySlices, second: ReadySlices): MatchOffer {
  const { measure, in: area } = first.input;
  if (second.input.in !== area) return { status: "otherPlace" };
  if (second.input.period === first.input.period) return { status: "samePeriod" };
  if (!isCountedByRow(measure)) return { status: "notCounted" };
  const files = [first, second].map(({ input }) => {
    const held = ledger?.periods.find(({ period }) => period === input.period);
    return held === undefined ? [] : rowFiles(held, rowScopes(area, undefined));
  });
  if (files.some((some) => some.length === 0)) return { status: "noRows" };
  return { status: "ok", bytes: files.flat().reduce((sum, { ref }) => sum + ref.bytes, 0) };
}

/** What is asked of the enterprises in both selections, by a dimension. */
export const matchedInput = (
  [first, second]: readonly [MatchedSelection, MatchedSelection],
  dimension: Dimension,
): AskedMatch => {
  const side = ({ ready, filters }: MatchedSelection): AskedMatch["sides"][0] => ({
    period: ready.input.period,
    where: ready.applied(filters),
  });
  const { measure, in: area } = first.ready.input;
  return { measure, in: area, by: [dimension], sides: [side(first), side(second)] };
};

/** The two sides of an answer, the base first. */
export const sidesOf = (answer: Answer): readonly [Answer, Answer] => [
  { ...answer, rows: answer.rows.filter(({ side }) => side === "base") },
  { ...answer, rows: answer.rows.filter(({ side }) => side === "compared") },
];

/** The enterprises in both of two selections. Create it while a component initialises. */
export class MatchedState {
  readonly latest: Latest<AskedMatch, AnsweredMatch>;
  readonly #input: () => AskedMatch | undefined;

  constructor(atlas: () => Atlas, input: () => AskedMatch | undefined) {
    this.#input = input;
    this.latest = new Latest((asked, signal) => atlas().matched(asked, { signal }));
    followInput(this.latest, input);
  }

  /** What was answered to what is asked for now: never the figures of other selections. */
  get answers(): MatchedAnswers | undefined {
    const { current } = this.latest;
    const isAsked = JSON.stringify(current?.input) === JSON.stringify(this.#input());
    return isAsked && current?.value.status === "ok" ? current.value : undefined;
  }
}
