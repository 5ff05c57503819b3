import { Crossfilter } from "../../../../src/cube/crossfilter.ts";
import { groupRows, pairRows } from "../../../../src/cube/groupRows.ts";
import type { LinkedCounts } from "../../../../src/cube/marginals.ts";
import type { Slice } from "../../../../src/cube/slice.ts";
import type { CountRow } from "../../../../src/query/question.ts";
import type { Contender, Figures } from "./contender.ts";
import { pair } from "./asked.ts";

/** The crossfilter of the page, by a pass over the rows or by an index over the dimension that was entered. */
export function kernel(slice: Slice, isIndexed: boolean): Contender {
  const crossfilter = new Crossfilter(slice, pair);
  let counts: LinkedCounts | undefined;
  return {
    enter: ({ dimension, before }) => {
      if (isIndexed) crossfilter.prepare(dimension, before);
    },
    show: (filters) => {
      counts = crossfilter.views(filters);
    },
    figures: () => (counts === undefined ? new Map() : figuresOf(counts, slice.width)),
  };
}

function figuresOf({ byDimension, pair: crossed }: LinkedCounts, width: number): Figures {
  const rows = [...byDimension].flatMap(([dimension, groups]) =>
    groupRows(groups, width).map((row) => [dimension, row] as const),
  );
  const pairs = crossed === null ? [] : pairRows(crossed, width);
  return new Map([
    ...rows.map(([dimension, row]) => figure(dimension, row)),
    ...pairs.map((row) => figure("pair", row)),
  ]);
}

/** A group and its counts, as `Figures` has them. */
export const figure = (
  view: string,
  { keys, numerator, denominator, leftOut }: Omit<CountRow, "side">,
): [string, string] => [
  `${view} ${keys.map((key) => key ?? "~").join("|")}`,
  `${numerator}/${denominator}/${leftOut}`,
];
