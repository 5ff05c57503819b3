import { createContext } from "svelte";
import { nation, placeOf, type Place } from "../domain/area.ts";
import { colourScale, type ColourScale } from "../domain/colourScale.ts";
import type { Language } from "../domain/format.ts";
import type { Dataset, Profile } from "../domain/generation.ts";
import { measure, type Measure, type MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { View } from "../domain/view.ts";
import { trendBreaks, type TrendBreak } from "../query/seriesBreaks.ts";
import { offeredMeasures, offeredPlaces } from "../query/offeredMeasures.ts";
import type { Opened, Session } from "./session.svelte.ts";
import type { ViewState } from "./viewState.svelte.ts";

/** The open site as every view needs it: what is offered, and the view with its defaults filled in. */
export class Site {
  readonly opened: Opened;
  readonly views: ViewState;
  readonly session: Session;
  readonly ledger: Dataset | undefined;
  readonly report: Dataset | undefined;
  readonly places: readonly Place[];
  readonly measures: readonly MeasureId[];
  readonly periods: readonly Period[];

  constructor(session: Session, opened: Opened, views: ViewState) {
    this.session = session;
    this.opened = opened;
    this.views = views;
    const { snapshot } = opened.atlas;
    this.ledger = snapshot.dataset("ledger");
    this.report = snapshot.dataset("report");
    this.places = this.ledger === undefined ? [] : offeredPlaces(this.ledger);
    this.measures = this.ledger === undefined ? [] : offeredMeasures(this.ledger);
    this.periods = this.ledger?.periods.map(({ period }) => period) ?? [];
  }

  get view(): View {
    return this.views.view;
  }

  /** What the publisher tells: everything, or a lattice of answers alone. */
  get profile(): Profile {
    return this.opened.atlas.snapshot.generation.profile;
  }

  get language(): Language {
    return this.view.language;
  }

  /** The place in view: chosen, else that of the subject, else the site's default, else the first with data. */
  get place(): Place | undefined {
    const { place, subject, page } = this.view;
    const isOfArea = page === "place" || page === "briefing";
    const chosen = isOfArea && subject !== null ? placeOf(subject) : place;
    return [chosen, this.opened.settings.defaultPlace].find(this.#isOffered) ?? this.places[0];
  }

  /** The area that 分析 looks at: the selected one where it is of the place, else the place. */
  get scope(): string | undefined {
    const { selected } = this.view;
    return selected !== null && placeOf(selected) === this.place ? selected : this.place;
  }

  get measure(): Measure | undefined {
    const chosen = this.view.measure;
    const id = chosen !== null && this.measures.includes(chosen) ? chosen : this.measures[0];
    return id === undefined ? undefined : measure(id);
  }

  get period(): Period | undefined {
    const { period } = this.view;
    return period !== null && this.periods.includes(period) ? period : this.periods.at(-1);
  }

  /** The period so many before (negative) or after the one in view. */
  periodBeside(steps: number): Period | undefined {
    return this.period === undefined
      ? undefined
      : this.periods[this.periods.indexOf(this.period) + steps];
  }

  /** Goes to a period beside the one in view; nowhere where there is none. */
  stepPeriod(steps: number): void {
    const period = this.periodBeside(steps);
    if (period !== undefined) this.views.go({ period, listPage: 1 });
  }

  /** The period that 变化 sets against the one in view: chosen, else the one before; none before the first. */
  get since(): Period | undefined {
    const earlier = this.periods.filter((one) => one < (this.period ?? ""));
    const { since } = this.view;
    return since !== null && earlier.includes(since) ? since : earlier.at(-1);
  }

  /** The view with nothing left to defaults: what a copied link carries. */
  get fullView(): View {
    return {
      ...this.view,
      place: this.place ?? null,
      measure: this.view.page === "compare" ? this.view.measure : (this.measure?.id ?? null),
      period: this.period ?? null,
      since: this.view.page === "changes" ? (this.since ?? null) : this.view.since,
      generation: this.opened.atlas.snapshot.id,
      sql: this.view.page === "query" ? this.view.sql : null,
      // A page of what was found is not that page of the whole list.
      listPage: this.views.search === "" ? this.view.listPage : 1,
    };
  }

  /** The one colour scale of a measure; null where it has no breaks (counts). */
  colour(id: MeasureId): ColourScale | null {
    const breaks = (this.ledger?.breaks[id] ?? this.report?.breaks[id]) || undefined;
    return breaks === undefined ? null : colourScale(breaks.breaks, breaks.target);
  }

  /** Where the trend of a measure is of another series, and why. */
  breaks(id: MeasureId): readonly TrendBreak[] {
    return this.ledger === undefined ? [] : trendBreaks(this.ledger, id);
  }

  /** Whether an area has boundaries of its children, or may have: the index could not be read. */
  hasBoundaries(adcode: string): boolean {
    const { boundaries, boundaryError } = this.opened;
    return boundaries?.areas.some((held) => held.adcode === adcode) ?? boundaryError !== undefined;
  }

  #isOffered = (place: string | null): place is Place =>
    place !== null && place !== nation && this.places.some((offered) => offered === place);
}

export const [getSite, setSite] = createContext<() => Site>();
