import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askFolder } from "../../../data/ask.ts";
import { openContentStore } from "../../../data/build/contentStore.ts";
import { ask } from "../../../data/cli/ask.ts";
import type { Dataset } from "../../../src/domain/generation.ts";
import { isComponent, measureIds, type MeasureId } from "../../../src/domain/measure.ts";
import type { AnswersFile } from "../../../src/query/answersFile.ts";
import { offeredMeasures } from "../../../src/query/offeredMeasures.ts";
import { parseGroups } from "../../fixtures/countNotation.ts";
import {
  organisationCounts,
  organisationRates,
  organisationRatios,
} from "../../fixtures/expectedOrganisations.ts";
import {
  build,
  datasetOf,
  generationOf,
  narrowed,
  organisations,
  temporaryFolders,
} from "./dataFolders.ts";

/* The ledgers of organisations, published. */

const folders = temporaryFolders();
let out: string;
let ledger: Dataset;

beforeAll(async () => {
  out = folders.make();
  await build(out, [organisations]);
  ledger = datasetOf(await generationOf(out), "ledger");
});
afterAll(folders.remove);

const answersOf = (scope: string): AnswersFile => {
  const file = ledger.periods[0]?.answers[scope];
  if (file === undefined) throw new Error(`no answers: ${scope}`);
  return JSON.parse(readFileSync(openContentStore(out).path(file), "utf8")) as AnswersFile;
};

it("has facts of every table that some measure counts", () => {
  expect(Object.keys(ledger.periods[0]?.facts ?? {}).sort()).toEqual([
    ...["enterprise", "federation", "member", "park", "service_facility", "staff"],
    "star_rating",
    "union_organisation",
  ]);
  expect(ledger.areas).toEqual(["310000", "330100", "450000"]);
});

it("answers ahead what is offered, neither the counts of a ratio nor what no column supplies", () => {
  const offered = offeredMeasures(ledger);
  const asked = Object.keys(answersOf("330100")).map((key) => key.split("/")[0]);
  expect([...new Set(asked)].sort()).toEqual([...offered].sort());
  expect(measureIds.filter((id) => isComponent(id) && offered.includes(id))).toEqual([]);
  expect(offered).toContain("staff-employees-ratio");
  expect(offered).not.toContain("cadre-training-year");
  expect(offered).not.toContain("real-name-rate");
  expect(Object.keys(ledger.breaks)).not.toContain("staff-orgs-ratio");
});

const worked = { ...organisationCounts, ...organisationRates, ...organisationRatios };
const ids = (Object.keys(worked) as (keyof typeof worked)[]).filter((id) => !isComponent(id));

it.each(ids)("%s is answered ahead as worked out by hand", (id) => {
  const rows = answersOf("all")[`${id}/area?in=*&t=2025-09`];
  for (const [key, [numerator, denominator]] of parseGroups(worked[id]?.place ?? ""))
    expect(rows?.find(([found]) => found === key)?.slice(1, 3)).toEqual([numerator, denominator]);
});

describe("atlas ask", () => {
  const asked = async (id: MeasureId, ...more: string[]) => {
    const { json } = await ask.run(
      ["--data", out, "--measure", id, "--by", "area", ...more],
      () => undefined,
    );
    const { rows } = json as { rows: Record<string, string | number | null>[] };
    return rows.map(({ key, numerator, denominator, value, leftOut, status }) =>
      [key ?? "~", numerator, denominator, value, leftOut, status].join(" "),
    );
  };

  it("a rate of unions", async () => {
    expect(await asked("women-committee-compliance")).toEqual([
      ...["310000 1 1 1 0 ok", "330100 1 2 0.5 2 ok", "450000 1 1 1 0 ok", "~ 0 1 0 0 ok"],
    ]);
  });

  it("a ratio of two tables", async () => {
    expect(await asked("staff-employees-ratio")).toEqual([
      `310000 50 15 ${50 / 15}  ok`,
      "330100 979 4 244.75  ok",
      "450000 150 0   none",
      "~ 5 0   none",
    ]);
  });

  it("a flow, which no ledger of one period supplies", async () => {
    expect(await asked("cadre-training-year")).toEqual([
      ...["310000", "330100", "450000"].map((place) => `${place}     not-supplied`),
    ]);
  });
});

it("publishes ratings without the unions that they name, and cannot place them", async () => {
  const folder = join(folders.make(), "ratings");
  const ratings = narrowed(organisations, folder, {
    "enterprise.csv": /./,
    "star_rating.csv": /./,
    "park.csv": /./,
  });
  const data = folders.make();
  await build(data, [ratings]);
  const { periods } = datasetOf(await generationOf(data), "ledger");
  expect(Object.keys(periods[0]?.facts ?? {}).sort()).toEqual(["enterprise", "park"]);
  const question = { by: [], in: "330100", where: [] } as const;
  const { rows } = await askFolder(data, { ...question, measure: "star-1-share" });
  expect(rows).toMatchObject([{ numerator: null, status: "not-supplied" }]);
});

it("parks that lie in a place bring it no rows", async () => {
  const folder = join(folders.make(), "hangzhou");
  const enterprises = narrowed(organisations, folder, {
    "enterprise.csv": /,3301/,
    "park.csv": /./,
  });
  const data = folders.make();
  await build(data, [enterprises]);
  expect(datasetOf(await generationOf(data), "ledger").areas).toEqual(["330100"]);
});
