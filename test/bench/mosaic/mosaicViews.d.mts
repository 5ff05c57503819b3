/** One linked view: a name, the columns it is grouped by, and the columns that it adds up. */
export interface MosaicView {
  name: string;
  by: readonly string[];
  sums: readonly string[];
}

/** Values that a column is narrowed to; null: all. */
export interface MosaicFilter {
  column: string;
  values: readonly (string | number | boolean)[] | null;
}

export interface MosaicViews {
  /** Builds the views that are aggregated beforehand for further filters on a column. */
  activate(filter: MosaicFilter): Promise<void>;
  /** Applies a filter; when it resolves every view has its rows. */
  update(filter: MosaicFilter): Promise<void>;
  /** Milliseconds of the last update from the first query to the last answer, and those before it. */
  spent(): { queries: number; wait: number };
  rows(): ReadonlyMap<string, readonly Record<string, unknown>[]>;
}

/** `run`: the Arrow IPC bytes of a statement. */
export function mosaicViews(
  run: (statement: string) => Promise<Uint8Array>,
  table: string,
  views: readonly MosaicView[],
): Promise<MosaicViews>;
