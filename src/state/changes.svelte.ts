import type { MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { Answer, AnswerRow } from "../query/answer.ts";
import { areaChanges, type AreaChange } from "../query/areaChanges.ts";
import { subjectQuestion } from "../query/overviewQuestions.ts";
import { sumCheck, type SumCheck } from "../query/sumCheck.ts";
import { areaFlow, type AreaFlow, type FlowInput } from "./areaFlow.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";

export type { AreaChange } from "../query/areaChanges.ts";
export type { SumCheck } from "../query/sumCheck.ts";

export interface ChangesInput {
  place: string;
  measure: MeasureId;
  since: Period;
  period: Period;
}

/** A place and its areas in two periods. */
export interface PlaceChanges {
  /** Without 未定位 and the whole; the largest rise first. */
  areas: readonly AreaChange[];
  unplaced: AreaChange | undefined;
  whole: AreaChange;
  /** Of the sums of both periods; null where something is hidden. */
  checks: { before: SumCheck | null; after: SumCheck | null };
}

/** Two periods of the place in view, and what made the area in view what it is. Create it while a component initialises. */
export class ChangesState {
  readonly areas: Latest<ChangesInput, PlaceChanges>;
  readonly flow: Latest<FlowInput, AreaFlow>;

  constructor(atlas: () => Atlas, input: () => (ChangesInput & { area: string }) | undefined) {
    this.areas = new Latest((asked, signal) => placeChanges(atlas(), asked, signal));
    this.flow = new Latest((asked, signal) => areaFlow(atlas(), asked, signal));
    const compared = (): ChangesInput | undefined => without(input(), "area");
    const followed = (): FlowInput | undefined => without(input(), "place");
    followInput(this.areas, compared);
    followInput(this.flow, followed);
  }

  retry(): void {
    this.areas.retry();
    this.flow.retry();
  }
}

function without<Input extends object, Name extends keyof Input>(
  input: Input | undefined,
  name: Name,
): Omit<Input, Name> | undefined {
  if (input === undefined) return undefined;
  const { [name]: _, ...rest } = input;
  return rest;
}

async function placeChanges(
  atlas: Atlas,
  { place, measure, since, period }: ChangesInput,
  signal: AbortSignal,
): Promise<PlaceChanges> {
  const ask = (of: Period, by: readonly "area"[]): Promise<Answer> =>
    atlas.ask(subjectQuestion({ area: place, measure, period: of }, by), { signal });
  const [before, after, wholeBefore, wholeAfter] = await Promise.all([
    ask(since, ["area"]),
    ask(period, ["area"]),
    ask(since, []),
    ask(period, []),
  ]);
  const changes = areaChanges(before, after);
  const [whole] = areaChanges(wholeBefore, wholeAfter);
  if (whole === undefined) throw new Error(`no answer about ${place}`);
  return {
    areas: changes.filter(({ adcode }) => adcode !== null),
    unplaced: changes.find(({ adcode }) => adcode === null),
    whole,
    checks: {
      before: sumCheck(before.rows, first(wholeBefore)),
      after: sumCheck(after.rows, first(wholeAfter)),
    },
  };
}

const first = ({ rows }: Answer): AnswerRow | undefined => rows[0];
