/** Seconds that each turn lasts, and without a touch until the rotation goes on by itself. */
const turn = 12;
const rest = 60;

/** `held`: somebody touched it a moment ago; `paused`: it waits to be asked. */
export const rotationStates = ["running", "held", "paused"] as const;
export type RotationState = (typeof rotationStates)[number];

export interface RotationOptions {
  /** How many there are to show, in turn. */
  count: () => number;
  /** Nothing moves until it is asked to, as for reduced motion. */
  isCalm?: boolean;
  /** A round has ended, or nobody has touched a paused screen for a while. */
  onround?: () => void;
}

/** Shows one after the other, stops when touched and goes on after a while; a pause holds until it is ended. */
export class Rotation {
  index = $state(0);
  state = $state<RotationState>("running");
  readonly #options: RotationOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RotationOptions) {
    this.#options = options;
    this.state = options.isCalm === true ? "paused" : "running";
    this.#wait();
  }

  /** Goes on, as asked. */
  resume(): void {
    this.state = "running";
    this.#wait();
  }

  /** Stands until it is asked to go on. */
  pause(): void {
    this.state = "paused";
    this.#wait();
  }

  /** A touch, click or key: stops what runs. */
  touch(): void {
    if (this.state === "running") this.state = "held";
    this.#wait();
  }

  /** Shows one of them. */
  show(index: number): void {
    this.index = index;
  }

  /** Ends for good: no timer is left. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const seconds = this.state === "running" ? turn : rest;
    this.#timer = setTimeout(() => this.#go(), seconds * 1000);
  }

  #go(): void {
    const count = this.#options.count();
    if (this.state === "running") this.index = count === 0 ? 0 : (this.index + 1) % count;
    const isRound = this.state === "paused" || (this.state === "running" && this.index === 0);
    if (this.state === "held") this.state = "running";
    this.#wait();
    if (isRound) this.#options.onround?.();
  }
}
