import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, parseFilter } from "../../../data/cli/ask.ts";
import { parseCounts, parseGroups, type Counts } from "../../fixtures/countNotation.ts";
import { august as earlier, september, type LedgerMeasureId } from "../../fixtures/expected.ts";
import {
  august as augustLedger,
  build,
  census,
  narrowed,
  september as septemberLedger,
  temporaryFolders,
} from "../build/dataFolders.ts";
import { atlas, document } from "./atlas.ts";

interface Row {
  key: string | null;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  leftOut: number | null;
  status: string;
}
interface Asked {
  measure: string;
  period: string;
  rows: Row[];
}

const folders = temporaryFolders();
let data: string;

beforeAll(async () => {
  data = folders.make();
  await build(data, [augustLedger, septemberLedger, census]);
});
afterAll(folders.remove);

/** The command's JSON, asked in this process. */
async function asked(...args: string[]): Promise<Asked> {
  const { exit, json } = await ask.run(["--data", data, ...args], () => undefined);
  expect(exit).toBe(0);
  return json as Asked;
}

const countsOf = ({ numerator, denominator, leftOut }: Row) => [numerator, denominator, leftOut];

/** Named groups have their counts, all others nothing. */
function expectGroups(rows: readonly Row[], groups: ReadonlyMap<string | null, Counts>): void {
  for (const [key, counts] of groups) {
    const row = rows.find((found) => found.key === key);
    expect([key, row && countsOf(row)]).toEqual([key, counts]);
    const denominator = counts[1] ?? 0;
    if (denominator > 0) expect(row?.value).toBe(counts[0] / denominator);
  }
  for (const row of rows.filter(({ key }) => !groups.has(key)))
    expect([row.key, row.numerator, row.denominator ?? 0, row.leftOut ?? 0]).toEqual([
      ...[row.key, 0, 0, 0],
    ]);
}

const measures = Object.keys(september) as LedgerMeasureId[];

describe.each(measures)("atlas ask --measure %s", (id) => {
  it("by area gives what was worked out by hand", async () => {
    const totals = september[id];
    const { rows: places, ...head } = await asked("--measure", id, "--by", "area");
    expect(head).toEqual({ measure: id, period: "2025-09" });
    expectGroups(places, parseGroups(totals.place));
    const { rows } = await asked("--measure", id, "--by", "area", "--in", "330100");
    expectGroups(rows, parseGroups(totals["330100"]));
  });

  it("by period gives every month", async () => {
    const { rows } = await asked("--measure", id, "--by", "period");
    const before = earlier[id];
    const [august, latest] = rows;
    expect(rows.map(({ key }) => key)).toEqual(["2025-08", "2025-09"]);
    if (before === "not-supplied") expect(august?.status).toBe(before);
    else expect(august && countsOf(august)).toEqual(parseCounts(before.total));
    expect(latest && countsOf(latest)).toEqual(parseCounts(september[id].total));
  });
});

describe.each([
  "union-rate-25plus",
  "should-build-backlog",
  "membership-in-unionised",
  "industrial-social-union-rate",
] as const)("atlas ask --measure %s", (id) => {
  it("by every grouping gives what was worked out by hand", async () => {
    const totals = september[id];
    for (const area of ["310000", "450000", "450100"] as const) {
      const { rows } = await asked("--measure", id, "--by", "area", "--in", area);
      expectGroups(rows, parseGroups(totals[area]));
    }
    for (const by of ["sector", "size", "nature", "park"] as const)
      expectGroups((await asked("--measure", id, "--by", by)).rows, parseGroups(totals[by] ?? ""));
  });
});

describe("atlas ask as a command", () => {
  const run = (...args: string[]) => atlas("ask", "--data", data, ...args, "--json");
  const rate = ["--measure", "union-rate-25plus"];

  it("groups by area, sector, park, size, nature or period", async () => {
    const cases = [
      ["area", "330100", 3 + 1],
      ["sector", "C", 20 + 1],
      ["park", "P1", 5 + 1],
      ["size", "25", 7 + 1],
      ["nature", "nonpublic", 7],
      ["period", "2025-09", 2],
    ] as const;
    const runs = await Promise.all(cases.map(([by]) => run(...rate, "--by", by)));
    for (const [index, [by, key, count]] of cases.entries()) {
      const done = runs[index];
      if (done === undefined) throw new Error("not run");
      const { measure, period, rows } = document<Asked>(done);
      expect([by, done.exit, rows.length]).toEqual([by, 0, count]);
      expect([measure, period]).toEqual(["union-rate-25plus", "2025-09"]);
      expect(Object.keys(rows[0] ?? {}).sort()).toEqual(
        ["denominator", "key", "leftOut", "numerator", "status", "value"].sort(),
      );
      expect(rows.find((row) => row.key === key)?.status).toBe("ok");
    }
  });

  it("--in, --period and several --where, null for what is not located", async () => {
    const done = await run(
      ...[...rate, "--by", "area", "--in", "330100", "--period", "2025-08"],
      ...["--where", "size=25..gt100", "--where", "build-mode=none,standalone"],
    );
    const { period, rows } = document<Asked>(done);
    expect(period).toBe("2025-08");
    expectGroups(rows, parseGroups("330106 0/2, 330108 1/1, 330109 1/1, ~ 1/1"));
    expect(rows.map(({ status }) => status).filter((status) => status === "ok")).toHaveLength(4);
  });

  it("prints lines for people without --json", async () => {
    const { exit, stdout } = await atlas("ask", "--data", data, ...rate, "--by", "area");
    expect(exit).toBe(0);
    expect(stdout).toContain("330100\t6\t10\t0.6000\t2\tok");
    expect(stdout).toContain("未定位\t1\t1\t1.0000\t1\tok");
  });

  it("takes the data set and its latest period from the measure", async () => {
    const done = await run("--measure", "legal-unit-union-rate", "--by", "area");
    const { period, rows } = document<Asked>(done);
    expect(period).toBe("2004");
    const ok = rows.filter(({ status }) => status === "ok");
    expect([ok.length, rows.length]).toEqual([26, 34]);
    const found = rows.find(({ key }) => key === "310000");
    expect(found && countsOf(found)).toEqual([38_761, 343_831, 0]);
  });

  it.each([
    ["unknown measure: coverage", ["--measure", "coverage", "--by", "area"]],
    ["--by takes", [...rate, "--by", "colour"]],
    ["missing --by", rate],
    ["--where takes dimension=value: sector", [...rate, "--by", "area", "--where", "sector"]],
    ["--where takes", [...rate, "--by", "area", "--where", "colour=red"]],
    ["unknown period: 2025-10", [...rate, "--by", "area", "--period", "2025-10"]],
    ["area 110000", [...rate, "--by", "area", "--in", "110000"]],
    ["area x' OR 1=1", [...rate, "--by", "area", "--in", "x' OR 1=1"]],
    ["has no dimension sector", ["--measure", "courier-membership-rate", "--by", "sector"]],
    ["unknown size band", [...rate, "--by", "area", "--where", "size=25..200"]],
  ])("refuses with %s", async (message, args) => {
    await expect(ask.run(["--data", data, ...args], () => undefined)).rejects.toThrow(message);
  });

  it("says why in one document with exit 2", async () => {
    const refused = await Promise.all([
      run("--measure", "coverage", "--by", "area"),
      run("--measure", "courier-membership-rate", "--by", "sector"),
      run(...rate, "--by", "area", "--period", "2025-10"),
    ]);
    expect(refused.map(({ exit }) => exit)).toEqual([2, 2, 2]);
    const said = refused.map((done) =>
      document<{ ok: boolean; errors: { message: string }[] }>(done),
    );
    expect(said).toMatchObject([
      { ok: false, errors: [{ message: expect.stringContaining("unknown measure: coverage") }] },
      { ok: false, errors: [{ message: expect.stringContaining("no dimension sector") }] },
      { ok: false, errors: [{ message: expect.stringContaining("unknown period: 2025-10") }] },
    ]);
  });

  it("refuses a folder without data", async () => {
    const done = await atlas("ask", "--data", folders.make(), ...rate, "--by", "area", "--json");
    expect(done.exit).toBe(2);
    expect(document(done)).toMatchObject({ ok: false });
  });
});

describe("a month without the measure's ledger", () => {
  it("is not supplied", async () => {
    const out = folders.make();
    const enterprises = narrowed(augustLedger, join(folders.make(), "enterprises"), {
      "enterprise.csv": /示例企业 D/,
    });
    const groups = narrowed(septemberLedger, join(folders.make(), "groups"), {
      "worker_group.csv": /^31/,
    });
    await build(out, [enterprises, groups]);
    const rowsOf = async (...args: string[]) => {
      const { json } = await ask.run(["--data", out, ...args], () => undefined);
      return (json as Asked).rows.map(({ key, status }) => `${key} ${status}`);
    };
    const couriers = ["--measure", "courier-membership-rate"];
    expect(await rowsOf(...couriers, "--by", "period")).toEqual([
      "2025-08 not-supplied",
      "2025-09 none",
    ]);
    expect(await rowsOf(...couriers, "--by", "area", "--period", "2025-08")).toEqual([
      "310000 not-supplied",
    ]);
  });
});

describe("parseFilter", () => {
  it.each([
    ["sector=C,I", { dimension: "sector", anyOf: ["C", "I"] }],
    ["park=~", { dimension: "park", anyOf: [null] }],
    ["size=25..gt100", { dimension: "size", from: "25", to: "gt100" }],
    ["size=25", { dimension: "size", anyOf: ["25"] }],
    ["period=2025-08..2025-09", { dimension: "period", from: "2025-08", to: "2025-09" }],
    ["key-list=listed,~", { dimension: "key-list", anyOf: ["listed", null] }],
  ])("%s", (text, filter) => {
    expect(parseFilter(text)).toEqual(filter);
  });

  it.each(["", "=C", "colour=red", "toString=x"])("%j is none", (text) => {
    expect(() => parseFilter(text)).toThrow("--where takes dimension=value");
  });
});
