import { area } from "./area.ts";
import { formatFilters, parseFilters, type Filters } from "./filter.ts";
import { isPeriod, type Period } from "./period.ts";

/** The second of two selections; what is null is as in the first. */
export interface Versus {
  period: Period | null;
  area: string | null;
  filters: Filters | null;
  /** Of both selections only the enterprises that are in the other as well. */
  isMatched: boolean;
}

const matched = "matched";

/**
 * "2025-08|310000|sector:C" → versus; an empty part is null, "-" no filter, "|matched" behind it the enterprises in both.
 * undefined when it is not understood.
 */
export function parseVersus(text: string): Versus | undefined {
  const [period = "", adcode = "", filters = "", flag = "", ...rest] = text.split("|");
  const isKnown =
    (period === "" || isPeriod(period)) && (adcode === "" || area(adcode) !== undefined);
  const where = filters === "-" || filters === "" ? [] : parseFilters(filters);
  if (!isKnown || where === undefined || rest.length > 0) return undefined;
  const versus = {
    period: period === "" ? null : period,
    area: adcode === "" ? null : adcode,
    filters: filters === "" ? null : where,
    isMatched: flag === matched,
  };
  return formatVersus(versus) === text ? versus : undefined;
}

export const formatVersus = (versus: Versus | null): string =>
  versus === null
    ? ""
    : [
        versus.period ?? "",
        versus.area ?? "",
        filtersText(versus.filters),
        ...(versus.isMatched ? [matched] : []),
      ].join("|");

const filtersText = (filters: Filters | null): string =>
  filters === null ? "" : filters.length === 0 ? "-" : formatFilters(filters);
