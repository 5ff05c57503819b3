import type { Draw } from "./random.ts";

/** Share of the enterprises that close in a month; each is replaced by a new one. */
const closing = 0.004;

/**
 * The numbers of the enterprises alive in a month, one per position: always as many as at the beginning. Memory: four
 * bytes each.
 */
export class Population {
  readonly numbers: Uint32Array;
  /** The first number given in a month, the latest month first. */
  #births: { first: number; ago: number }[] = [];
  #next: number;
  #draw: Draw;

  constructor(count: number, draw: Draw) {
    this.numbers = Uint32Array.from({ length: count }, (_, i) => i + 1);
    this.#next = count + 1;
    this.#draw = draw;
  }

  /** Goes on to the month that lies `ago` months before the last one. */
  advance(ago: number): void {
    this.#births.unshift({ first: this.#next, ago });
    this.numbers.forEach((n, i) => {
      if (this.#draw(n, "closes", ago) < closing) this.numbers[i] = this.#next++;
    });
  }

  /** When the enterprise with that number was founded, in months before the last one; Infinity: before the first. */
  bornIn(n: number): number {
    return this.#births.find(({ first }) => first <= n)?.ago ?? Infinity;
  }
}
