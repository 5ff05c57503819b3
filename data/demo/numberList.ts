/** Whole numbers below 2^32 in the order in which they were added. Memory: at most eight bytes each. */
export class NumberList implements Iterable<number> {
  #numbers = new Uint32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const longer = new Uint32Array(2 * this.#length);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[this.#length++] = number;
  }

  [Symbol.iterator](): Iterator<number> {
    return this.#numbers.subarray(0, this.#length).values();
  }
}
