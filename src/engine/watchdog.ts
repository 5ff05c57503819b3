/**
 * Counts the seconds in which somebody waits for a worker and it gives no sign of life. Counting beats of a timer
 * instead of reading the clock: a busy page or a sleeping computer does not make a living worker look dead.
 */
export class Watchdog {
  readonly #limit: number;
  readonly #onSilent: () => void;
  #silent = 0;
  #waiting = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(seconds: number, onSilent: () => void) {
    this.#limit = seconds;
    this.#onSilent = onSilent;
  }

  alive(): void {
    this.#silent = 0;
  }

  /** Watches until the work settles. */
  async during<Value>(work: Promise<Value>): Promise<Value> {
    this.#waiting += 1;
    if (this.#waiting === 1) this.#begin();
    try {
      return await work;
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0) this.stop();
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #begin(): void {
    this.#silent = 0;
    this.#timer = setInterval(() => {
      this.#silent += 1;
      if (this.#silent < this.#limit) return;
      this.stop();
      this.#onSilent();
    }, 1000);
  }
}
