import { colourScale, type ColourScale } from "../domain/colourScale.ts";
import { measure, type Measure } from "../domain/measure.ts";
import { standing, type Standing } from "../domain/standing.ts";
import type { Answer, AnswerRow } from "../query/answer.ts";
import { classBreaks } from "../query/classBreaks.ts";
import type { TrendBreak } from "../query/seriesBreaks.ts";
import { sumCheck, type SumCheck } from "../query/sumCheck.ts";
import type { Site } from "./site.svelte.ts";
import type { SubjectAnswers } from "./subjectAnswers.ts";
import type { SubjectInput, SubjectState } from "./subjectState.svelte.ts";

/** What the answers that are shown say, whatever the controls say meanwhile. */
export class ShownSubject {
  readonly #site: () => Site;
  readonly #state: SubjectState;
  /** The place whose targets hold where the subject has no area. */
  readonly #place: () => string;

  constructor(site: () => Site, state: SubjectState, place: () => string) {
    this.#site = site;
    this.#state = state;
    this.#place = place;
  }

  readonly answered: { input: SubjectInput; value: SubjectAnswers } | undefined = $derived.by(
    () => this.#state.latest.current,
  );
  readonly error: Error | undefined = $derived.by(
    () => this.#state.latest.error ?? this.#state.trendError,
  );
  readonly measure: Measure | undefined = $derived(
    this.answered === undefined ? undefined : measure(this.answered.input.subject.measure),
  );
  readonly total: AnswerRow | undefined = $derived(this.answered?.value.total.rows[0]);
  /** The parts of the area; null where it has none. */
  readonly parts: Answer | null = $derived(this.answered?.value.area ?? null);
  readonly stands: Standing | undefined = $derived.by(() =>
    this.measure === undefined || this.measure.kind === "count" || this.total === undefined
      ? undefined
      : standing(this.measure.id, this.#place(), this.total),
  );
  readonly check: SumCheck | null = $derived(sumCheck(this.parts?.rows ?? [], this.total));

  /** Where the trend is of another series. */
  readonly breaks: readonly TrendBreak[] = $derived.by(() =>
    this.measure === undefined ? [] : this.#site().breaks(this.measure.id),
  );

  /** The one scale of the measure, or the one that the reader has chosen for the parts shown. */
  readonly colour: ColourScale | null = $derived.by(() => {
    if (this.measure === undefined) return null;
    const stored = this.#site().colour(this.measure.id);
    const { classing } = this.#site().view;
    if (stored === null || classing === null) return stored;
    const values = (this.parts?.rows ?? []).flatMap(({ value }) => value ?? []);
    return colourScale(classBreaks(classing, values), null);
  });
}
