/** One period of a trend. */
export interface TrendPoint {
  readonly period: string;
  /** Null leaves a gap. */
  readonly value: number | null;
  /** The period in words. */
  readonly label: string;
}

/** A period with which another series begins, and why. */
export interface SeriesBreakMark {
  readonly period: string;
  readonly text: string;
}

/** Pixels around the plot for text of a scale; the left one holds the axis. */
export const trendMargin = (scale: number) =>
  ({ left: 40 * scale, right: 10, top: 20 * scale, bottom: 24 * scale }) as const;
