import type { Filters } from "../domain/filter.ts";
import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { Answer, AnswerRow } from "../query/answer.ts";
import { trendQuestion } from "../query/firstQuestions.ts";
import { isAbort } from "../engine/abort.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";
import { loadReady, ReadySlices, type SliceQuestion } from "./slices.svelte.ts";

type Asked = Omit<SliceQuestion, "period">;

/** One period of a trend. */
export interface TrendOfPeriod {
  period: Period;
  row: AnswerRow | undefined;
}

/**
 * The trend of what is sliced: as published without filters, and on request counted from the cubes of all periods, which
 * are loaded for it one after the other. Create it while a component initialises.
 */
export class SliceTrend {
  readonly published: Latest<Asked, Answer>;
  error = $state.raw<Error>();
  #loaded = $state.raw<readonly ReadySlices[]>([]);
  #of = $state.raw("");
  #abort = new AbortController();
  readonly #atlas: () => Atlas;
  readonly #asked: () => Asked;
  readonly #periods: () => readonly Period[];

  constructor(atlas: () => Atlas, asked: () => Asked, periods: () => readonly Period[]) {
    this.#atlas = atlas;
    this.#asked = asked;
    this.#periods = periods;
    this.published = new Latest(({ measure, in: area }, signal) =>
      atlas().ask(trendQuestion(measure, area, periods()), { signal }),
    );
    followInput(this.published, asked);
    $effect(() => () => this.#abort.abort());
  }

  /** Periods whose cubes are there, of the measure and area in view. */
  get loaded(): readonly ReadySlices[] {
    return this.#of === JSON.stringify(this.#asked()) ? this.#loaded : [];
  }

  get isWhole(): boolean {
    return this.loaded.length === this.#periods().length;
  }

  /** The total of every period under filters; periods that are not loaded have none. */
  rows(filters: Filters): TrendOfPeriod[] {
    return this.#periods().map((period) => ({
      period,
      row: this.loaded.find(({ input }) => input.period === period)?.grouped([], filters).rows[0],
    }));
  }

  async load(): Promise<void> {
    this.#abort.abort();
    const { signal } = (this.#abort = new AbortController());
    const asked = this.#asked();
    [this.#of, this.#loaded, this.error] = [JSON.stringify(asked), [], undefined];
    try {
      for (const period of [...this.#periods()].reverse()) {
        const ready = await loadReady(this.#atlas(), { ...asked, period, pair: null }, signal);
        if (signal.aborted) return;
        if (ready instanceof ReadySlices) this.#loaded = [...this.#loaded, ready];
      }
    } catch (error) {
      if (!isAbort(error)) this.error = error as Error;
    }
  }
}
