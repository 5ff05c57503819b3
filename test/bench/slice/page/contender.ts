import type { Dimension } from "../../../../src/domain/dimension.ts";
import type { Filters } from "../../../../src/domain/filter.ts";
import type { Kind, Step } from "./steps.ts";

/** The linked views under filters as text that can be compared: "sector C" → "12/34". */
export type Figures = ReadonlyMap<string, string>;

/** Somebody who answers the linked views. */
export interface Contender {
  /** The pointer enters a dimension: what can be worked out beforehand. */
  enter?: (step: Step) => Promise<void> | void;
  /** All linked views under filters. */
  show: (filters: Filters, dimension: Dimension) => Promise<unknown> | unknown;
  /** Of the last `show` the time that counts, in milliseconds, where it is not the whole of it. */
  spent?: () => number;
  figures?: () => Figures;
}

/** Milliseconds of every interaction by its kind, and of what was worked out when a dimension was entered. */
export type Times = Record<Kind | "enter", number[]>;

/** Runs interactions one after the other; what it takes to get from one to another in between is not measured. */
export class Runner {
  readonly times: Times = { click: [], add: [], brush: [], enter: [] };
  readonly #contender: Contender;
  #last: Step | undefined;

  constructor(contender: Contender) {
    this.#contender = contender;
  }

  async run(
    steps: readonly Step[],
    onStep: (figures: Figures | undefined, step: Step) => void = () => undefined,
  ): Promise<void> {
    for (const step of steps) {
      const isFollowing = this.#last?.after === step.before;
      if (!isFollowing) await this.#contender.show(step.before, step.dimension);
      if (!isFollowing || this.#last?.dimension !== step.dimension) await this.#enter(step);
      const since = performance.now();
      await this.#contender.show(step.after, step.dimension);
      const whole = performance.now() - since;
      this.times[step.kind].push(this.#contender.spent?.() ?? whole);
      this.#last = step;
      onStep(this.#contender.figures?.(), step);
    }
  }

  async #enter(step: Step): Promise<void> {
    const since = performance.now();
    await this.#contender.enter?.(step);
    this.times.enter.push(performance.now() - since);
  }
}
