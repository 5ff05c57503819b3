import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkedAnswers, type LinkedAnswers } from "../../src/cube/linkedAnswers.ts";
import { linkedRows } from "../../src/cube/linkedRows.ts";
import type { Dimension } from "../../src/domain/dimension.ts";
import type { Filters } from "../../src/domain/filter.ts";
import { isCountedByRow } from "../../src/domain/isCountedByRow.ts";
import { openAtlas, type Atlas } from "../../src/engine/atlas.ts";
import type { SliceQuestion } from "../../src/engine/loadSlices.ts";
import { townshipAccess } from "../../src/engine/townshipAccess.ts";
import { suppliedMeasures } from "../../src/query/supply.ts";
import { base, makeDataFolder, serve } from "./dataFolder.ts";
import { wasmInNode } from "./wasmInNode.ts";

/** Slices made from the rows of a district, and enterprises matched over two periods. */
let atlas: Atlas;
let asked: string[];
const period = "2025-09";
const question = {
  measure: "union-rate-25plus",
  in: "330110",
  period,
} as const satisfies SliceQuestion;

beforeAll(async () => {
  const { files } = await makeDataFolder({
    withRows: ["2025-08", "2025-09"],
    hasTownships: true,
  });
  const server = serve(files);
  asked = server.asked;
  atlas = await openAtlas({ base, fetch: server.fetch, startDatabase: wasmInNode, backoff: 0 });
});
afterAll(() => atlas.close());

const ledger = () => atlas.snapshot.dataset("ledger");

async function sliced(
  asked: SliceQuestion,
  filters: Filters,
  pair: readonly [Dimension, Dimension] | null = null,
): Promise<LinkedAnswers> {
  const loaded = await atlas.slices(asked, pair);
  if (loaded.status !== "ok") throw new Error(loaded.status);
  const { measure, in: area } = asked;
  const supply = await atlas.supply({ measure, in: area, periods: [period], by: ["park"], where: [] }); // prettier-ignore
  return linkedAnswers({ ...asked, filters, pair }, linkedRows(loaded.parts, filters), supply);
}

const told = (
  answer: { rows: LinkedAnswers["total"]["rows"] } | undefined,
): unknown[] | undefined =>
  answer?.rows.map(({ keys, numerator, denominator }) => [...keys, numerator, denominator]);

describe("slices with townships", () => {
  it("equal the cube in every other dimension, under any filters of theirs", async () => {
    const tables = ledger()?.periods.at(-1)?.tables ?? {};
    const ids = suppliedMeasures(tables).filter(isCountedByRow);
    expect(ids.length).toBeGreaterThan(4);
    const filters: Filters = [{ dimension: "sector", anyOf: ["C", null] }];
    for (const measure of ids)
      for (const where of [[], filters]) {
        const pair = ["sector", "size"] as const;
        const ofCube = await sliced({ ...question, measure }, where, pair);
        const ofRows = await sliced({ ...question, measure, withTownships: true }, where, pair);
        expect(ofRows.total).toEqual(ofCube.total);
        expect(ofRows.pair).toEqual(ofCube.pair);
        expect(ofCube.byDimension.size).toBeGreaterThan(6);
        for (const [dimension, answer] of ofCube.byDimension)
          expect(ofRows.byDimension.get(dimension)).toEqual(answer);
        expect(ofRows.byDimension.size).toBe(ofCube.byDimension.size + 1);
      }
  });

  it("count by township and filter the other views by it; one row file is loaded", async () => {
    const before = asked.length;
    const whole = { ...question, withTownships: true };
    const { byDimension, total } = await sliced(whole, [{ dimension: "township", anyOf: ["五常街道"] }]); // prettier-ignore
    expect(told(byDimension.get("township"))).toEqual([
      ["五常街道", 2, 2],
      ["仓前街道", 0, 1],
      [null, 0, 0],
    ]);
    expect(told(total)).toEqual([[2, 2]]);
    expect(told(byDimension.get("sector"))?.slice(0, 9)).toContainEqual(["I", 1, 1]);
    const unknown = await sliced(whole, [{ dimension: "township", anyOf: [null] }]);
    expect(unknown.total.rows[0]).toMatchObject({ denominator: 0, leftOut: 1 });
    expect(asked.length - before).toBe(0);
    expect(asked.filter((file) => file.endsWith(".parquet"))).toHaveLength(2);
  });

  it("are of the cube, without townships, where rows cannot tell them", async () => {
    for (const [more, status] of [
      [{ in: "330100" }, "whole"],
      [{ in: "450100" }, "whole"],
      [{ in: "330109" }, "no-rows"],
      [{ period: "2001-01" }, "not-supplied"],
      [{ measure: "truck-driver-membership-rate" }, "not-counted"],
    ] as const)
      expect(townshipAccess(ledger(), { ...question, ...more })).toEqual({ status });
    const loaded = await atlas.slices({ ...question, in: "330100", withTownships: true }, null);
    if (loaded.status !== "ok") throw new Error(loaded.status);
    const held = loaded.parts[0].slice.coordinates.map(({ dimension }) => dimension);
    expect(held).toContain("area");
    expect(held).not.toContain("township");
  });
});

describe("enterprises in both of two selections", () => {
  const sides = [
    { period: "2025-09", where: [] },
    { period: "2025-08", where: [] },
  ] as const;

  it("are answered side by side, with how many there are", async () => {
    const matched = await atlas.matched({ ...question, by: ["sector"], sides });
    if (matched.status !== "ok") throw new Error(matched.status);
    expect(matched.counts).toEqual({ both: 5, first: 0, second: 0 });
    const told = ({ rows }: typeof matched.total) =>
      rows.flatMap(({ side, keys, numerator, denominator }) =>
        denominator === 0 ? [] : [[side, ...keys, numerator, denominator]],
      );
    expect(told(matched.total)).toEqual([
      ["base", 2, 3],
      ["compared", 1, 3],
    ]);
    expect(told(matched.groups)).toEqual([
      ["base", "C", 1, 1],
      ["base", "I", 1, 1],
      ["base", null, 0, 1],
      ["compared", "C", 1, 1],
      ["compared", "I", 0, 1],
      ["compared", null, 0, 1],
    ]);
  });

  it("are not there without rows, or for what is not counted from enterprises", async () => {
    const [first] = sides;
    const past = await atlas.matched({ ...question, by: [], sides: [first, { period: "2025-07", where: [] }] }); // prettier-ignore
    expect(past).toMatchObject({ status: "unavailable", reason: "period-without-rows" });
    const asked = { ...question, by: [], sides, measure: "truck-driver-membership-rate" } as const;
    expect(await atlas.matched(asked)).toEqual({ status: "not-counted" });
    const empty = await atlas.matched({ ...question, in: "330109", by: [], sides });
    expect(empty).toMatchObject({ status: "ok", counts: { both: 0, first: 0, second: 0 } });
  });
});
