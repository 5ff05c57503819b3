import { cityOf, isPlace } from "../domain/area.ts";
import type { Filters } from "../domain/filter.ts";
import type { Dataset, FileRef } from "../domain/generation.ts";
import { measureFacts } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { Answer, AnswerRow } from "../query/answer.ts";
import { trendQuestion } from "../query/firstQuestions.ts";
import { isAbort } from "../engine/abort.ts";
import { periodOf } from "../engine/snapshot.ts";
import { townshipAccess } from "../engine/townshipAccess.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";
import { loadReady, ReadySlices, type SliceQuestion } from "./slices.svelte.ts";

type Asked = Omit<SliceQuestion, "period"> & { withTownships: boolean };

function sliceFiles(ledger: Dataset | undefined, question: SliceQuestion): FileRef[] {
  const access = townshipAccess(ledger, question);
  if (question.withTownships === true && access.status === "ok")
    return access.files.map(({ ref }) => ref);
  const files = ledger === undefined ? undefined : periodOf(ledger, question.period);
  return measureFacts(question.measure).flatMap((table) => files?.facts[table] ?? []);
}

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
    followInput(this.published, () => (this.isPublished ? asked() : undefined));
    $effect(() => () => this.#abort.abort());
  }

  /** Trends are published of places and city-level areas: one of a county takes the cubes of all periods. */
  get isPublished(): boolean {
    const { in: area } = this.#asked();
    return area === null || isPlace(area) || cityOf(area) === area;
  }

  /** Periods whose cubes are there, of the measure and area in view. */
  get loaded(): readonly ReadySlices[] {
    return this.#of === JSON.stringify(this.#asked()) ? this.#loaded : [];
  }

  get isWhole(): boolean {
    return this.loaded.length === this.#periods().length;
  }

  /** Periods that lack a dimension of the filters: townships where there are no rows of enterprises. */
  without(filters: Filters): Period[] {
    return this.loaded
      .filter((ready) => ready.applied(filters).length < filters.length)
      .map(({ input }) => input.period)
      .sort();
  }

  /** The total of every period under filters; periods that are not loaded, or lack what is filtered by, have none. */
  rows(filters: Filters): TrendOfPeriod[] {
    const without = this.without(filters);
    const held = this.loaded.filter(({ input }) => !without.includes(input.period));
    return this.#periods().map((period) => ({
      period,
      row: held.find(({ input }) => input.period === period)?.grouped([], filters).rows[0],
    }));
  }

  /** Such rows as the answer to the question of them; periods without a total are left out. */
  answerOf(rows: readonly TrendOfPeriod[], filters: Filters): Answer {
    const { measure, in: area } = this.#asked();
    return {
      question: { ...trendQuestion(measure, area, this.#periods()), where: filters },
      rows: rows.flatMap(({ period, row }) =>
        row === undefined ? [] : [{ ...row, keys: [period] }],
      ),
    };
  }

  /** Bytes of the files that following the filters takes. */
  get bytes(): number {
    const ledger = this.#atlas().snapshot.dataset("ledger");
    const loaded = this.loaded.map(({ input }) => input.period);
    return this.#periods()
      .filter((period) => !loaded.includes(period))
      .flatMap((period) => sliceFiles(ledger, { ...this.#asked(), period }))
      .reduce((sum, { bytes }) => sum + bytes, 0);
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
