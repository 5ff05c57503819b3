import { cpSync, readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Flow, Movers } from "../../../src/domain/changes.ts";
import { rowIdentifiers } from "../../../data/build/rowIdentifiers.ts";
import { build, generationOf, temporaryFolders } from "../build/dataFolders.ts";
import { changesOf, periodOfFolder, readChanges } from "./readChanges.ts";
import { monthFolder, type MonthName } from "./threeMonths.ts";

const folders = temporaryFolders();
afterAll(folders.remove);

const folderOf = (name: MonthName) => monthFolder(folders.make(), name);
const built = async (...names: MonthName[]): Promise<string> => {
  const out = folders.make();
  await build(out, names.map(folderOf));
  return out;
};

/** A copy of the three months. */
function copied(): string {
  const copy = folders.make();
  cpSync(out, copy, { recursive: true });
  return copy;
}

let out: string;
beforeAll(async () => {
  out = await built("july", "august", "september");
});

/** The areas of which anything is told. */
const told = (flows: readonly Flow[] | undefined): Flow[] =>
  (flows ?? []).filter(
    ({ before, after, causes }) =>
      [...before, ...after].some((count) => count !== 0) || Object.keys(causes ?? {}).length > 0,
  );

const named = (movers: Movers | null) =>
  Object.fromEntries(
    Object.entries(movers ?? {}).map(([what, { total, rows }]) => [
      what,
      [total, ...rows.map(({ name }) => name.replace("示例企业 ", ""))],
    ]),
  );

describe("August → September, worked out by hand", () => {
  it("the union rate of Hangzhou and its districts", async () => {
    const { measures } = await changesOf(out, "2025-09", "330100");
    expect(told(measures["union-rate-25plus"])).toEqual([
      {
        // A01 gained a union, A02 lost it, A04 grew from 24 to 26, A05 is new.
        ...{ area: "330100", before: [2, 3], after: [3, 5] },
        causes: {
          new: [1, 1],
          becameCovered: [1, 0],
          ceasedCovered: [-1, 0],
          becameEligible: [0, 1],
        },
      },
      {
        // A03 went to 330108 with its union.
        ...{ area: "330106", before: [2, 3], after: [1, 3] },
        causes: {
          movedOut: [-1, -1],
          becameCovered: [1, 0],
          ceasedCovered: [-1, 0],
          becameEligible: [0, 1],
        },
      },
      {
        ...{ area: "330108", before: [0, 0], after: [2, 2] },
        causes: { new: [1, 1], movedIn: [1, 1] },
      },
    ]);
  });

  it("a headcount adds persons", async () => {
    const { measures } = await changesOf(out, "2025-09", "330100");
    // A02 10 of 40 and A03 20 of 50; then A01 12 of 30, A03 and A05 60 of 100.
    expect(told(measures["membership-in-unionised"])[0]).toEqual({
      ...{ area: "330100", before: [30, 90], after: [92, 180] },
      causes: { new: [60, 100], becameEligible: [12, 30], ceasedEligible: [-10, -40] },
    });
  });

  it("a move inside a city shows in the districts of the city alone", async () => {
    const place = await changesOf(out, "2025-09", "450000");
    const flow = { before: [2, 2], after: [1, 1], causes: { closed: [-1, -1] } };
    expect(told(place.measures["union-rate-25plus"])).toEqual([
      { area: "450000", ...flow },
      { area: "450100", ...flow },
    ]);
    const city = await changesOf(out, "2025-09", "450100");
    expect(told(city.measures["union-rate-25plus"])).toEqual([
      { area: "450100", ...flow },
      {
        ...{ area: "450103", before: [2, 2], after: [0, 0] },
        causes: { closed: [-1, -1], movedOut: [-1, -1] },
      },
      { area: "450107", before: [0, 0], after: [1, 1], causes: { movedIn: [1, 1] } },
    ]);
    expect([named(place.movers)["moved"], named(city.movers)["moved"]]).toEqual([[0], [1, "C02"]]);
  });

  it("the movers by name", async () => {
    const { movers } = await changesOf(out, "2025-09", "330100");
    expect(named(movers)).toEqual({
      gained: [1, "A01"],
      lost: [1, "A02"],
      new: [1, "A05"],
      closed: [0],
      moved: [1, "A03"],
    });
    expect(movers?.moved.rows).toEqual([
      {
        ...{ creditCode: "910000000000000356", name: "示例企业 A03", sector: null, employees: 50 },
        ...{ adcodeBefore: "330106", adcodeAfter: "330108" },
        ...{ modeBefore: "standalone", modeAfter: "standalone" },
      },
    ]);
    for (const scope of ["330106", "330108"])
      expect(named((await changesOf(out, "2025-09", scope)).movers)["moved"]).toEqual([1, "A03"]);
    expect(named((await changesOf(out, "2025-09", "450000")).movers)["closed"]).toEqual([1, "C01"]);
  });

  it("a measure that one of the months does not supply has none", async () => {
    const { measures } = await changesOf(out, "2025-09", "330100");
    expect(measures["should-build-completion"]).toBeUndefined();
  });
});

it("the movers count among the names that must not reach the aggregate profile", async () => {
  const generation = await generationOf(out);
  const withoutRows = {
    ...generation,
    datasets: generation.datasets.map((dataset) => ({
      ...dataset,
      periods: dataset.periods.map((period) => ({ ...period, rows: {} })),
    })),
  };
  const names = await rowIdentifiers(out, withoutRows, 4);
  expect(names.filter((name) => name.startsWith("示例"))).toEqual(
    ["A01", "A02", "A03", "A05", "C01", "C02"].map((name) => `示例企业 ${name}`),
  );
  expect(names).toContain("910000000000000356");
});

describe("a month that is stated anew", () => {
  it("tells restatement from real change", async () => {
    const again = copied();
    const replaced = await build(again, [folderOf("augustRestated")], { replace: true });
    const { restated, changes } = await periodOfFolder(again, "2025-08");
    expect(restated).toHaveLength(1);
    const step = readChanges(again, restated?.[0], "330100");
    // A01 had 20 employees: no longer one of 25 or more.
    expect(told(step.measures["union-rate-25plus"])[0]).toEqual({
      ...{ area: "330100", before: [2, 3], after: [2, 2] },
      causes: { ceasedEligible: [0, -1] },
    });
    // The rows of July are kept no more: what changed since then cannot be told.
    expect(changes).toBeUndefined();
    const real = await changesOf(again, "2025-09", "330100");
    expect(told(real.measures["union-rate-25plus"])[0]).toEqual({
      ...{ area: "330100", before: [2, 2], after: [3, 5] },
      causes: { new: [1, 1], ceasedCovered: [-1, 0], becameEligible: [1, 2] },
    });
    const same = await build(again, [folderOf("augustRestated")], { replace: true });
    expect(same.generation).toBe(replaced.generation);
    await build(again, [folderOf("august")], { replace: true });
    const chain = (await periodOfFolder(again, "2025-08")).restated;
    expect(chain).toHaveLength(2);
    expect(readChanges(again, chain?.[1], "330100").measures["union-rate-25plus"]?.[0]).toEqual({
      ...{ area: "330100", before: [2, 2], after: [2, 3] },
      causes: { becameEligible: [0, 1] },
    });
  });

  it("without its rows tells the counts alone", async () => {
    const again = copied();
    const july = monthFolder(folders.make(), "augustRestated");
    await build(again, [{ ...july, period: "2025-07" }], { replace: true });
    const { restated } = await periodOfFolder(again, "2025-07");
    const { measures, movers } = readChanges(again, restated?.[0], "330100");
    expect(measures["union-rate-25plus"]?.[0]).toEqual({
      ...{ area: "330100", before: [1, 3], after: [2, 2], causes: null },
    });
    expect(movers).toBeNull();
  });
});

describe("the result depends on the data alone", () => {
  it("months one by one, in one call or in another order are the same generation", async () => {
    const stepwise = folders.make();
    for (const name of ["july", "august", "september"] as const)
      await build(stepwise, [folderOf(name)]);
    const shuffled = await built("september", "july", "august");
    const files = (folder: string) => readdirSync(`${folder}/generations`);
    const [together] = files(out);
    expect(files(shuffled)).toEqual([together]);
    expect(await generationOf(stepwise)).toEqual(await generationOf(out));
    expect(files(stepwise)).toContain(together);
  });

  it("nothing of the work stays in the data folder", () => {
    expect(readdirSync(out).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("a month that comes between two others is compared with both", async () => {
    const between = await built("july", "september");
    expect((await periodOfFolder(between, "2025-09")).changes?.since).toBe("2025-07");
    await build(between, [folderOf("august")]);
    expect((await periodOfFolder(between, "2025-09")).changes?.since).toBe("2025-08");
    expect((await periodOfFolder(between, "2025-08")).changes?.since).toBe("2025-07");
    expect((await periodOfFolder(between, "2025-07")).changes).toBeUndefined();
  });
});
