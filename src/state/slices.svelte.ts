import { linkedAnswers, type LinkedAnswers } from "../cube/linkedAnswers.ts";
import { linkedRows, pivotRows } from "../cube/linkedRows.ts";
import type { Dimension } from "../domain/dimension.ts";
import type { Filters } from "../domain/filter.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { LoadedSlices, SliceQuestion } from "../engine/loadSlices.ts";
import { completeAnswer } from "../query/completeAnswer.ts";
import type { Answer } from "../query/answer.ts";
import type { Supply } from "../query/supply.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";
import { parkNames, type ParkName } from "./parkNames.ts";

export type { SliceQuestion } from "../engine/loadSlices.ts";
export type { LinkedAnswers } from "../cube/linkedAnswers.ts";

export interface SliceInput extends SliceQuestion {
  pair: readonly [Dimension, Dimension] | null;
  withTownships: boolean;
}

/** A measure of one period in an area, ready to be sliced without waiting. */
export class ReadySlices {
  readonly input: SliceInput;
  readonly parks: ReadonlyMap<string, ParkName>;
  readonly dimensions: readonly Dimension[];
  readonly #loaded: LoadedSlices;
  readonly #supply: Supply;

  constructor(
    input: SliceInput,
    loaded: LoadedSlices,
    supply: Supply,
    parks: ReadonlyMap<string, ParkName>,
  ) {
    this.input = input;
    this.parks = parks;
    this.#loaded = loaded;
    this.#supply = supply;
    const [{ slice }] = loaded.parts;
    this.dimensions = slice.coordinates.map(({ dimension }) => dimension);
  }

  /** The filters on dimensions that the measure has. */
  applied(filters: Filters): Filters {
    return filters.filter(({ dimension }) => this.dimensions.includes(dimension));
  }

  /** Every linked view under filters. */
  answers(filters: Filters): LinkedAnswers {
    const applied = this.applied(filters);
    const rows = linkedRows(this.#loaded.parts, applied);
    const { pair } = this.input;
    const isHeld = pair?.every((one) => this.dimensions.includes(one)) === true;
    return linkedAnswers(
      { ...this.input, pair: isHeld ? pair : null, filters: applied },
      rows,
      this.#supply,
    );
  }

  /** Groups by any dimensions under all filters. */
  grouped(by: readonly Dimension[], filters: Filters): Answer {
    const { measure, in: area, period } = this.input;
    const where = this.applied(filters);
    const rows = pivotRows(this.#loaded.parts, by, where);
    return completeAnswer({ measure, in: area, periods: [period], by, where }, rows, this.#supply);
  }

  /** Makes further filters on a dimension cheap, for the filters of the others as they are. */
  prepare(dimension: Dimension, filters: Filters): void {
    const applied = this.applied(filters);
    for (const part of this.#loaded.parts) part?.prepare(dimension, applied);
  }
}

/** Why nothing can be sliced. */
export type NothingToSlice = { status: "withheld" | "not-supplied" };

/** Loads what is sliced, without a database. */
export async function loadReady(
  atlas: Atlas,
  input: SliceInput,
  signal: AbortSignal,
): Promise<ReadySlices | NothingToSlice> {
  const { pair, ...question } = input;
  const { measure, in: area, period } = question;
  const [loaded, supply, parks] = await Promise.all([
    atlas.slices(question, pair, { signal }),
    atlas.supply({ measure, in: area, periods: [period], by: ["park"], where: [] }, { signal }),
    parkNames(atlas, period, signal),
  ]);
  return loaded.status === "ok" ? new ReadySlices(input, loaded, supply, parks) : loaded;
}

/** What is sliced. Create it while a component initialises. */
export class SlicesState {
  readonly latest: Latest<SliceInput, ReadySlices | NothingToSlice>;

  constructor(atlas: () => Atlas, input: () => SliceInput | undefined) {
    this.latest = new Latest((asked, signal) => loadReady(atlas(), asked, signal));
    followInput(this.latest, input);
  }

  get ready(): ReadySlices | undefined {
    const value = this.latest.current?.value;
    return value instanceof ReadySlices ? value : undefined;
  }

  get nothing(): NothingToSlice["status"] | undefined {
    const value = this.latest.current?.value;
    return value === undefined || value instanceof ReadySlices ? undefined : value.status;
  }
}
