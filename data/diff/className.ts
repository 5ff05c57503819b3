import type { DifferenceClass } from "../../src/query/diffSql.ts";

const restated = {
  new: "restated-new",
  closed: "restated-closed",
  moved: "restated-moved",
  changed: "restated",
  unchanged: "unchanged",
} as const satisfies Record<DifferenceClass, string>;

/** Name of a class in a document or list: differences between two generations of one period are restatements. */
export const className = (id: DifferenceClass, isRestatement: boolean): string =>
  isRestatement ? restated[id] : id;
