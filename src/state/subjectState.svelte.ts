import { untrack } from "svelte";
import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { Answer } from "../query/answer.ts";
import { subjectTrend, type Subject } from "../query/overviewQuestions.ts";
import { Latest } from "./latest.svelte.ts";
import { loadSubject, type SubjectAnswers } from "./subjectAnswers.ts";

export interface SubjectInput {
  atlas: Atlas;
  subject: Subject;
  periods: readonly Period[];
}

/**
 * The answers of the subject in view: asked anew whenever it changes. The trend reads every period, so it comes by
 * itself and nothing waits for it. Create it while a component initialises.
 */
export class SubjectState {
  readonly latest = new Latest<SubjectInput, SubjectAnswers>(({ atlas, subject }, signal) =>
    loadSubject(atlas, subject, signal),
  );
  readonly #trend = new Latest<SubjectInput, Answer>(({ atlas, subject, periods }, signal) =>
    atlas.ask(subjectTrend(subject, periods), { signal }),
  );
  #input: () => SubjectInput | undefined;

  constructor(input: () => SubjectInput | undefined) {
    this.#input = input;
    // The subject as text: a new view object with the same subject asks nothing.
    const key = $derived(JSON.stringify(input()?.subject));
    $effect(() => {
      if (key !== undefined) untrack(() => this.reload());
    });
  }

  /** The trend of what is shown; undefined while it is on its way. */
  get trend(): Answer | undefined {
    const [shown, trend] = [this.latest.current, this.#trend.current];
    if (shown === undefined || trend === undefined) return undefined;
    const [a, b] = [shown.input.subject, trend.input.subject];
    return a.area === b.area && a.park === b.park && a.measure === b.measure
      ? trend.value
      : undefined;
  }

  /** Why there is no trend. */
  get trendError(): Error | undefined {
    return this.#trend.error;
  }

  /** Asks again for what failed. */
  retry(): void {
    this.latest.retry();
    this.#trend.retry();
  }

  reload(): void {
    const input = this.#input();
    if (input === undefined) return;
    void this.latest.load(input);
    void this.#trend.load(input);
  }
}
