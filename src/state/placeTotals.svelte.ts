import type { Place } from "../domain/area.ts";
import type { MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { AnswerRow } from "../query/answer.ts";
import { Latest } from "./latest.svelte.ts";

export interface PlaceTotalsInput {
  period: Period;
  measures: readonly MeasureId[];
}

/** Measure → place → row. */
export type PlaceTotals = ReadonlyMap<MeasureId, ReadonlyMap<string, AnswerRow>>;

/** Every measure of every place side by side. Create it while a component initialises. */
export class PlaceTotalsState {
  readonly latest: Latest<PlaceTotalsInput, PlaceTotals>;

  constructor(atlas: () => Atlas, input: () => PlaceTotalsInput | undefined) {
    this.latest = new Latest((asked, signal) => loadTotals(atlas(), asked, signal));
    const key = $derived(JSON.stringify(input()));
    $effect(() => {
      if (key !== undefined) void this.latest.load(JSON.parse(key) as PlaceTotalsInput);
    });
  }
}

async function loadTotals(
  atlas: Atlas,
  { period, measures }: PlaceTotalsInput,
  signal: AbortSignal,
): Promise<PlaceTotals> {
  const answers = await Promise.all(
    measures.map((measure) =>
      atlas.ask({ measure, in: null, periods: [period], where: [], by: ["area"] }, { signal }),
    ),
  );
  return new Map(
    answers.map(({ question, rows }) => [
      question.measure,
      new Map(rows.flatMap((row) => (row.keys[0] ? [[row.keys[0] as Place, row] as const] : []))),
    ]),
  );
}
