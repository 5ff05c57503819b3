import type { Period } from "../domain/period.ts";

/** Milliseconds for which each period is shown. */
const pace = 1200;

/** Shows one period after the other, from the first when it begins at the last. */
export class Playback {
  isPlaying = $state(false);
  #timer: ReturnType<typeof setInterval> | undefined;
  #shown: Period | undefined;

  /** Begins at `from`, or at the first period when `from` is the last. */
  play(periods: readonly Period[], from: Period | undefined, show: (period: Period) => void): void {
    this.stop();
    const at = from === undefined ? -1 : periods.indexOf(from);
    let index = at === periods.length - 1 ? 0 : at + 1;
    const step = (): void => {
      const period = periods[index];
      index += 1;
      if (period === undefined) return this.stop();
      this.#shown = period;
      show(period);
      if (index === periods.length) this.stop();
    };
    this.isPlaying = true;
    this.#timer = setInterval(step, pace);
    step();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.isPlaying = false;
  }

  /** The reader has taken another period: the playback ends. */
  follow(period: Period | undefined): void {
    if (this.isPlaying && period !== this.#shown) this.stop();
  }
}
