import { describe, expect, it } from "vitest";
import { addCounts, parseCounts, parseGroups, type Counts } from "../fixtures/countNotation.ts";
import { countedRows, type EnterpriseMeasureId } from "../fixtures/countedRows.ts";
import { august, september, type LedgerMeasureId, type Totals } from "../fixtures/expected.ts";
import { recount } from "../fixtures/recount.ts";
import type { RowGroups } from "../fixtures/rowGroups.ts";

/* The numbers worked out by hand must agree with one another before any code is held against them. */

const enterpriseMeasures = Object.keys(countedRows) as EnterpriseMeasureId[];

const sum = (text: string): Counts | undefined => {
  const [first, ...more] = parseGroups(text).values();
  return first && more.reduce(addCounts, first);
};

const isNothing = ([numerator, denominator, leftOut]: Counts): boolean =>
  numerator === 0 && (denominator ?? 0) === 0 && (leftOut ?? 0) === 0;

const asText = (groups: ReadonlyMap<string | null, Counts>): string[] =>
  [...groups]
    .filter(([, counts]) => !isNothing(counts))
    .map(([key, counts]) => `${key ?? "~"} ${counts.join("/")}`)
    .sort();

const groupings: Record<
  Exclude<keyof Totals, "total" | "outside" | "group">,
  (row: RowGroups) => string | null | undefined
> = {
  place: ({ place }) => place,
  "330100": ({ place, city }) => (place === "330100" ? city : undefined),
  "310000": ({ place, city }) => (place === "310000" ? city : undefined),
  "450000": ({ place, city }) => (place === "450000" ? city : undefined),
  "450100": ({ city, district }) => (city === "450100" ? district : undefined),
  sector: ({ sector }) => sector,
  size: ({ size }) => size,
  nature: ({ nature }) => nature,
  park: ({ park }) => park,
};

describe.each(enterpriseMeasures)("%s by hand", (id) => {
  it.each(Object.keys(groupings) as (keyof typeof groupings)[])("row by row by %s", (name) => {
    const groups = recount(id, (row) => {
      const key = groupings[name](row);
      return key === undefined ? undefined : [key];
    });
    const recounted = new Map(
      [...groups].map(([key, counts]) => [(JSON.parse(key) as [string | null])[0], counts]),
    );
    expect(asText(parseGroups(september[id][name] ?? ""))).toEqual(asText(recounted));
  });
});

const partsOfWhole = (totals: Totals): [keyof Totals, Counts][] =>
  (["place", "sector", "size", "nature", "park", "group"] as const).flatMap((name) => {
    const text = totals[name];
    const added = text === undefined ? undefined : sum(text);
    return added === undefined ? [] : [[name, added]];
  });

const months = { "2025-08": august, "2025-09": september } as const;

describe.each(Object.keys(months) as (keyof typeof months)[])("%s", (month) => {
  const stated = (Object.keys(september) as LedgerMeasureId[]).flatMap((id) => {
    const totals = months[month][id];
    return totals === "not-supplied" ? [] : [[id, totals] as const];
  });

  it.each(stated)("%s adds up to its total", (_, totals) => {
    for (const [name, added] of partsOfWhole(totals))
      expect([name, added]).toEqual([name, parseCounts(totals.total)]);
  });

  it.each(stated)("%s: districts add up to their place", (_, totals) => {
    const places = parseGroups(totals.place);
    for (const place of ["330100", "310000", "450000"] as const)
      expect([place, sum(totals[place])]).toEqual([place, places.get(place)]);
    expect(sum(totals["450100"])).toEqual(parseGroups(totals["450000"]).get("450100"));
  });
});
