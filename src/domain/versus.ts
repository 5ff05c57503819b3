import { area } from "./area.ts";
import { formatFilters, parseFilters, type Filters } from "./filter.ts";
import { isPeriod, type Period } from "./period.ts";

/** The second of two selections; what is null is as in the first. */
export interface Versus {
  period: Period | null;
  area: string | null;
  filters: Filters | null;
}

/** "2025-08|310000|sector:C" → versus; an empty part is null, "-" no filter. undefined when it is not understood. */
export function parseVersus(text: string): Versus | undefined {
  const [period = "", adcode = "", filters = "", ...rest] = text.split("|");
  const isKnown =
    (period === "" || isPeriod(period)) && (adcode === "" || area(adcode) !== undefined);
  const where = filters === "-" || filters === "" ? [] : parseFilters(filters);
  if (!isKnown || where === undefined || rest.length > 0) return undefined;
  const versus = {
    period: period === "" ? null : period,
    area: adcode === "" ? null : adcode,
    filters: filters === "" ? null : where,
  };
  return formatVersus(versus) === text ? versus : undefined;
}

export const formatVersus = (versus: Versus | null): string =>
  versus === null
    ? ""
    : [versus.period ?? "", versus.area ?? "", filtersText(versus.filters)].join("|");

const filtersText = (filters: Filters | null): string =>
  filters === null ? "" : filters.length === 0 ? "-" : formatFilters(filters);
