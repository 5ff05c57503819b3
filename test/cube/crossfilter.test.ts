import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { runSql } from "../../data/build/native.ts";
import { Crossfilter } from "../../src/cube/crossfilter.ts";
import { groupRows, pairRows, countRowAt } from "../../src/cube/groupRows.ts";
import { pivotCounts } from "../../src/cube/pivotCounts.ts";
import { sliceOf, type Slice } from "../../src/cube/slice.ts";
import { measureDimensions, type Dimension } from "../../src/domain/dimension.ts";
import { withFilter, withoutFilter, type Filter, type Filters } from "../../src/domain/filter.ts";
import { countedIds, measure, type CountedId } from "../../src/domain/measure.ts";
import { sizeBands } from "../../src/domain/size.ts";
import { answerSql } from "../../src/query/answerSql.ts";
import { areaLevels } from "../../src/query/areaScope.ts";
import { countRows } from "../../src/query/countRows.ts";
import type { CountRow } from "../../src/query/question.ts";
import { openFixtureFacts, type FixtureFacts } from "../query/fixtureFacts.ts";
import { nativeCube, type NativeCube } from "./nativeCube.ts";

let facts: FixtureFacts;
let cube: NativeCube;
const period = "2025-09";
const ids = countedIds.filter((id) => measure(id).table === "enterprise");
type Held = Exclude<Dimension, "period">;
const dimensions = measureDimensions("union-rate-25plus").filter(
  (one): one is Held => one !== "period",
);

beforeAll(async () => {
  facts = await openFixtureFacts();
  cube = await nativeCube(facts.connection, "enterprise", period);
});

const areas = ["330100", "310000", "450000", "330110", "450100", null];

const slice = (id: CountedId, area: string | null): Slice =>
  sliceOf(cube.cube, cube.counts(id), dimensions, areaLevels(area));

/** The same on native DuckDB, groups that count nothing left out. */
async function asked(
  id: CountedId,
  area: string | null,
  by: readonly Dimension[],
  where: Filters,
): Promise<CountRow[]> {
  const question = { measure: id, in: area, periods: [period], by, where };
  const rows = countRows(question, await runSql(facts.connection, answerSql(question)));
  return rows.filter((row) => by.length === 0 || !isZero(row));
}

const isZero = ({ numerator, denominator, leftOut }: CountRow): boolean =>
  numerator === 0 && (denominator ?? 0) === 0 && (leftOut ?? 0) === 0;

const sorted = (rows: readonly CountRow[]): CountRow[] =>
  [...rows].sort((a, b) => (JSON.stringify(a.keys) < JSON.stringify(b.keys) ? -1 : 1));

/** Filters of the groups that there are, on any number of dimensions. */
const filtersOf = ({ coordinates }: Slice): fc.Arbitrary<Filters> => {
  const one = coordinates
    .filter(({ keys }) => keys.length > 0)
    .map(({ dimension, keys }) =>
      fc
        .uniqueArray(fc.constantFrom(...keys, null), { minLength: 1, maxLength: 4 })
        .map((anyOf): Filter => ({ dimension, anyOf })),
    );
  const bands = sizeBands.map(({ id }) => id);
  const range = fc
    .subarray(bands, { minLength: 2, maxLength: 2 })
    .map(([from = "", to = ""]): Filter => ({ dimension: "size", from, to }));
  return fc
    .array(fc.oneof(...one, range), { maxLength: 4 })
    .map((some) => some.reduce<Filters>(withFilter, []));
};

const cases = fc
  .record({ id: fc.constantFrom(...ids), area: fc.constantFrom(...areas) })
  .chain(({ id, area }) =>
    fc.record({
      id: fc.constant(id),
      area: fc.constant(area),
      filters: filtersOf(slice(id, area)),
      pair: fc
        .subarray([...dimensions], { minLength: 2, maxLength: 2 })
        .map(([a, b]) => [a ?? "area", b ?? "sector"] as const),
      indexed: fc.option(fc.constantFrom(...dimensions), { nil: null }),
    }),
  );

const isAsked = (area: string | null, by: readonly Dimension[]): boolean =>
  !(by.includes("area") && area === "330110");

describe("linked views equal the same questions asked one by one on native DuckDB", () => {
  it("for random measures, areas and filters, by a pass and by an index", async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ({ id, area, filters, pair, indexed }) => {
        const cut = slice(id, area);
        const crossfilter = new Crossfilter(cut, [...pair]);
        if (indexed !== null) crossfilter.prepare(indexed, withoutFilter(filters, indexed));
        const linked = crossfilter.views(filters);
        const total = countRowAt(linked.total, 0, cut.width, []);
        expect([total]).toEqual(await asked(id, area, [], filters));
        for (const [dimension, groups] of linked.byDimension) {
          if (!isAsked(area, [dimension])) continue;
          const others = withoutFilter(filters, dimension);
          expect(sorted(groupRows(groups, cut.width))).toEqual(
            sorted(await asked(id, area, [dimension], others)),
          );
          seen += 1;
        }
        if (linked.pair !== null && isAsked(area, [...pair])) {
          const others = withoutFilter(withoutFilter(filters, pair[0]), pair[1]);
          const rows = pairRows(linked.pair, cut.width);
          expect(sorted(rows)).toEqual(sorted(await asked(id, area, [...pair], others)));
        }
      }),
      { numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(300);
  });

  it("an index answers every further filter on its dimension, and none of another state", () => {
    const cut = slice("union-rate-25plus", "330100");
    const [plain, indexed] = [new Crossfilter(cut), new Crossfilter(cut)];
    const nature: Filter = { dimension: "nature", anyOf: ["private"] };
    const sectors = cut.coordinates.find(({ dimension }) => dimension === "sector")?.keys ?? [];
    indexed.prepare("sector", [nature]);
    for (const anyOf of [[], sectors.slice(0, 1), sectors.slice(1, 3), [null]])
      for (const others of [[nature], []]) {
        const filters = withFilter(others, { dimension: "sector", anyOf });
        expect(indexed.views(filters)).toEqual(plain.views(filters));
      }
  });
});

describe("a pivot equals its question", () => {
  it("by any one, two or three dimensions", async () => {
    const wanted = cases.chain((one) =>
      fc.record({
        one: fc.constant(one),
        by: fc.subarray([...dimensions], { minLength: 1, maxLength: 3 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(wanted, async ({ one: { id, area, filters }, by }) => {
        if (!isAsked(area, by)) return;
        const rows = pivotCounts(slice(id, area), by, filters);
        expect(sorted(rows)).toEqual(sorted(await asked(id, area, by, filters)));
      }),
      { numRuns: 60 },
    );
  });
});
