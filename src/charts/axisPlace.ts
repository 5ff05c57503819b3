/** One line of a shared axis. */
export interface AxisPlace {
  readonly key: string;
  readonly name: string;
  /** Null draws no dot; the text says why. */
  readonly value: number | null;
  readonly valueText: string;
  readonly target: number | null;
  readonly note: string;
  readonly colour: string;
}
