import type { Filters } from "./filter.ts";
import type { ViewChoices } from "./viewChoices.ts";

type Chosen = Pick<ViewChoices, "filters" | "pair" | "strip" | "pivotRows" | "pivotColumn">;

export const filtersTownships = (filters: Filters): boolean =>
  filters.some(({ dimension }) => dimension === "township");

/** Whether 分析 is filtered or grouped by townships anywhere. */
export const namesTownships = ({ filters, pair, strip, pivotRows, pivotColumn }: Chosen): boolean =>
  filtersTownships(filters) ||
  [...(pair ?? []), strip, ...pivotRows, pivotColumn].includes("township");
