import type { MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { Answer } from "../query/answer.ts";
import { hasEnterprises, subjectQuestion } from "../query/overviewQuestions.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";

export interface TotalsInput {
  area: string | null;
  park?: string;
  period: Period;
  measures: readonly MeasureId[];
}

/** Measure → the answer for the whole area or park. */
export type MeasureTotals = ReadonlyMap<MeasureId, Answer>;

/** Every measure of one area or park. Create it while a component initialises. */
export class MeasureTotalsState {
  readonly latest: Latest<TotalsInput, MeasureTotals>;

  constructor(atlas: () => Atlas, input: () => TotalsInput | undefined) {
    this.latest = new Latest((asked, signal) => loadTotals(atlas(), asked, signal));
    followInput(this.latest, input);
  }
}

async function loadTotals(
  atlas: Atlas,
  { area, park, period, measures }: TotalsInput,
  signal: AbortSignal,
): Promise<MeasureTotals> {
  const asked = measures.filter((id) => park === undefined || hasEnterprises(id));
  const answers = await Promise.all(
    asked.map((measure) =>
      atlas.ask(
        subjectQuestion({ area, measure, period, ...(park === undefined ? {} : { park }) }, []),
        { signal },
      ),
    ),
  );
  return new Map(answers.map((answer) => [answer.question.measure, answer]));
}
