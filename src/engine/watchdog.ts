/**
 * Counts the seconds in which somebody waits for a worker and it gives no sign of life. Counting beats of a timer
 * instead of reading the clock: a busy page or a sleeping computer does not make a living worker look dead.
 */
export class Watchdog {
  readonly #onSilence: (seconds: number) => void;
  #silent = 0;
  #waiting = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** `onSilence` hears of every second of silence, and of its end with 0. */
  constructor(onSilence: (seconds: number) => void) {
    this.#onSilence = onSilence;
  }

  alive(): void {
    if (this.#silent > 0) this.#onSilence(0);
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
    this.alive();
  }

  #begin(): void {
    this.#timer = setInterval(() => this.#onSilence(++this.#silent), 1000);
  }
}
