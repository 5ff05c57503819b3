import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openContentStore } from "../../../data/build/contentStore.ts";
import { readCurrent, type Current } from "../../../data/build/dataFolder.ts";
import { openNative } from "../../../data/build/native.ts";
import { rowIdentifiers } from "../../../data/build/rowIdentifiers.ts";
import { loadFacts } from "../../../data/build/spanningFiles.ts";
import { askFolder } from "../../../data/ask.ts";
import { aggregateData } from "../../../data/disclosure/aggregateData.ts";
import { auditLattice } from "../../../data/disclosure/auditLattice.ts";
import { auditWritten } from "../../../data/disclosure/auditWritten.ts";
import { defaultRule } from "../../../data/disclosure/disclosureRule.ts";
import { hidePlace } from "../../../data/disclosure/hidePlace.ts";
import type { ToldPlace } from "../../../data/disclosure/latticeAnswers.ts";
import { latticeMeasures } from "../../../data/disclosure/latticeTables.ts";
import { linkLattices } from "../../../data/disclosure/linkLattices.ts";
import { placeLattice, type PlaceLattice } from "../../../data/disclosure/placeLattice.ts";
import { publishedRows, seenBefore, type Published } from "../../../data/disclosure/published.ts";
import { readPlaces } from "../../../data/disclosure/readPlaces.ts";
import { scanFolder, shortestText } from "../../../data/disclosure/scanFolder.ts";
import type { Generation } from "../../../src/domain/generation.ts";
import { hiddenMark, type AnswersFile } from "../../../src/query/answersFile.ts";
import { isSuppliedBy } from "../../../src/query/supply.ts";
import { filesBelow } from "../../../data/site/filesBelow.ts";
import { build, temporaryFolders } from "../build/dataFolders.ts";
import { augustKinds, writeSmallLedger } from "./smallLedger.ts";

const { make, remove } = temporaryFolders();
const place = "330100";
const [named, told] = [make(), make()];
let current: Current;
let published: Published;

beforeAll(async () => {
  const ledgers = make();
  const joined = [
    ...augustKinds,
    { adcode: "330102", sector: "C", employees: 40, mode: "单建", count: 1 } as const,
  ];
  const folders = [
    { folder: writeSmallLedger(join(ledgers, "2025-08"), augustKinds), period: "2025-08" },
    { folder: writeSmallLedger(join(ledgers, "2025-09"), joined), period: "2025-09" },
  ];
  await build(named, folders);
  await aggregateData({ data: named, into: told, published: null, rule: defaultRule });
  current = await readCurrentOf(named);
  published = { folder: told, generation: (await readCurrentOf(told)).generation };
}, 120_000);
afterAll(remove);

async function readCurrentOf(folder: string): Promise<Current> {
  const found = await readCurrent(folder);
  if (found === null) throw new Error(`nothing in ${folder}`);
  return found;
}

const ledgerOf = ({ datasets }: Generation) => {
  const found = datasets.find(({ id }) => id === "ledger");
  if (found === undefined) throw new Error("no ledger");
  return found;
};

/** The lattice of the place in a period, from the named folder. */
async function latticeOf(period: string): Promise<PlaceLattice> {
  const files = ledgerOf(current.generation).periods.find((one) => one.period === period);
  if (files === undefined) throw new Error(`no period ${period}`);
  const connection = await openNative();
  try {
    await loadFacts(connection, openContentStore(named), "enterprise", [files]);
    const measures = latticeMeasures.filter((id) => isSuppliedBy(id, files.tables));
    const parks = JSON.parse(
      readFileSync(openContentStore(named).path(files.parks ?? { file: "", bytes: 0 }), "utf8"),
    ) as { id: string; areas: string[] }[];
    const [data] = await readPlaces({ connection, period, places: [place], measures, parks });
    if (data === undefined) throw new Error("no place");
    return placeLattice(data, defaultRule);
  } finally {
    connection.closeSync();
  }
}

const hiddenIn = async (period: string, lattice: PlaceLattice): Promise<Set<string>> => {
  const rows = await publishedRows(published, period, place, lattice.rows);
  return new Set([...(rows ?? [])].filter(([, row]) => row === null).map(([key]) => key));
};

it("holds answers and lists of parks alone: no row, no cube, no number of rows, no file that was read", async () => {
  const files = await filesBelow(told);
  expect(files.filter((file) => !file.endsWith(".json"))).toEqual([]);
  const { datasets, profile, rule } = published.generation;
  expect([profile, rule]).toEqual(["aggregate", defaultRule]);
  for (const { facts, rows, tables } of datasets.flatMap(({ periods }) => periods)) {
    expect([facts, rows]).toEqual([{}, {}]);
    for (const table of Object.values(tables)) expect(table).not.toHaveProperty("rowsAccepted");
  }
  const { pointer } = await readCurrentOf(told);
  const record = readFileSync(join(told, "provenance", `${pointer.provenance}.json`), "utf8");
  expect(JSON.parse(record)).toMatchObject({ inputs: [], tables: [], acceptedChanges: [] });
});

it("holds no name and no identifier of the source, and the search finds one that is put in", async () => {
  const texts = await rowIdentifiers(named, current.generation, shortestText);
  expect(texts.length).toBeGreaterThan(900);
  expect(texts).toContain("秘密企业 000001");
  expect(await scanFolder(told, texts)).toEqual([]);
  const folder = make();
  writeFileSync(join(folder, "a.json"), JSON.stringify({ note: "见 秘密企业 000007 一案" }));
  writeFileSync(join(folder, "b.json"), JSON.stringify({ code: texts[0] }));
  writeFileSync(join(folder, "c.json"), "秘密企业");
  expect((await scanFolder(folder, texts)).map(({ file }) => file)).toEqual(["a.json", "b.json"]);
});

it("tells what the named folder answers, hides what is few, and tells true zeros", async () => {
  const lattice = await latticeOf("2025-09");
  const rows = await publishedRows(published, "2025-09", place, lattice.rows);
  const asked = { measure: "union-rate-25plus", in: place, where: [] } as const;
  const byArea = await askFolder(named, { ...asked, by: ["area"], period: "2025-09" });
  for (const { keys, numerator, denominator } of byArea.rows) {
    const found = rows?.get(`union-rate-25plus|${keys[0]}||`);
    if (found !== null && found !== undefined)
      expect([keys[0], ...found.slice(0, 2)]).toEqual([keys[0], numerator, denominator]);
  }
  // Of 40 and 120 employees: 9 + 11 + 13 and 10 + 12 + 14 with a union, 8 + 9 + 10 and 9 + 10 + 11 without.
  expect(rows?.get("union-rate-25plus|330108||")).toEqual([69, 126, 0]);
  expect(rows?.get("union-rate-25plus|330109||")).toBe(null);
  expect(rows?.get("union-rate-25plus|330110||")).toEqual([0, 0, 0]);
  for (const [key, row] of rows ?? []) {
    const [numerator, denominator] = row ?? [0, 0];
    const few = key.includes("membership") ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : [1, 2];
    for (const count of [numerator, denominator - numerator])
      expect([key, few.includes(count)]).toEqual([key, false]);
  }
});

describe("an attacker who reads the files", () => {
  const toldPlaces = async (period: string): Promise<{ period: string; places: ToldPlace[] }> => {
    const lattice = await latticeOf(period);
    return { period, places: [{ place, lattice, hidden: await hiddenIn(period, lattice) }] };
  };

  it("cannot tell a small count in either period", async () => {
    const periods = [await toldPlaces("2025-08"), await toldPlaces("2025-09")];
    expect(periods[0]?.places[0]?.hidden.size).toBeGreaterThan(0);
    expect(periods[0]?.places[0]?.lattice.needs.length).toBeGreaterThan(0);
    expect(await auditWritten(published, periods)).toEqual([]);
  });

  it("could, were one row told that is hidden only to keep another hidden", async () => {
    const { period, places } = await toldPlaces("2025-08");
    const [one] = places;
    if (one === undefined) throw new Error("no place");
    const needed = new Set(one.lattice.needs.map(({ row }) => row));
    const spare = [...one.hidden].filter((key) => !needed.has(key) && !key.includes("~"));
    expect(spare.length).toBeGreaterThan(0);
    const [leak = ""] = spare;
    const planted = await plant(period, leak, one.lattice);
    const exposed = await auditWritten(planted, [{ period, places }]);
    expect(exposed.length).toBeGreaterThan(0);
  });

  it("cannot tell it from the other period, where one enterprise joined", async () => {
    const [before, now] = [await latticeOf("2025-08"), await latticeOf("2025-09")];
    const seen = { lattice: before, hidden: await hiddenIn("2025-08", before) };
    const linked = linkLattices(now, seen);
    const hidden = await hiddenIn("2025-09", now);
    expect(await auditLattice(linked, hidden)).toEqual([]);
    const alone = await hidePlace(now, [], new Set());
    expect((await auditLattice(linked, alone)).length).toBeGreaterThan(0);
  });
});

/** The generation with one hidden row told. */
async function plant(period: string, key: string, lattice: PlaceLattice): Promise<Published> {
  const generation = structuredClone(published.generation);
  const files = ledgerOf(generation).periods.find((one) => one.period === period);
  const [measure, area = "", by = "", member = ""] = key.split("|");
  const scope = area === "place" ? place : area;
  const file = files?.answers[scope];
  const row = lattice.rows.find((one) => one.key === key);
  if (files === undefined || file === undefined || row === undefined) throw new Error(key);
  const store = openContentStore(told);
  const answers = JSON.parse(readFileSync(store.path(file), "utf8")) as AnswersFile;
  const question = `${measure}/${by}?in=${scope}&t=${period}`;
  const rows = answers[question]?.filter(([first]) => by === "" || first !== member);
  if (rows === undefined) throw new Error(`no question ${question}`);
  const counts = row.quantities.map(({ indices }) =>
    indices.reduce((sum, variable) => sum + (lattice.actual[variable] ?? 0), 0),
  );
  const changed = { ...answers, [question]: by === "" ? [counts] : [...rows, [member, ...counts]] };
  files.answers[scope] = await store.addText(JSON.stringify(changed), "json");
  await store.close();
  return { folder: told, generation };
}

describe("published again", () => {
  it("hides the same rows of a period that has not changed", async () => {
    const lattice = await latticeOf("2025-08");
    const seen = await seenBefore(published, "2025-08", place, lattice, defaultRule);
    expect(seen).toEqual({ hidden: await hiddenIn("2025-08", lattice), differing: null });
  });

  it("guards a period whose numbers were corrected against what was told before", async () => {
    const lattice = await latticeOf("2025-09");
    const corrected: Published = { ...published, generation: relabelled(published.generation) };
    const seen = await seenBefore(corrected, "2025-09", place, lattice, defaultRule);
    expect(seen.hidden.size).toBe(0);
    if (seen.differing === null) throw new Error("no difference seen");
    const hidden = await hidePlace(lattice, [seen.differing], new Set());
    expect(await auditLattice(linkLattices(lattice, seen.differing), hidden)).toEqual([]);
  });

  /** The same answers, with those of August in the place of September's. */
  function relabelled(generation: Generation): Generation {
    const copy = structuredClone(generation);
    const { periods } = ledgerOf(copy);
    const [august, september] = periods;
    if (august === undefined || september === undefined) throw new Error("two periods");
    const store = openContentStore(told);
    for (const [scope, file] of Object.entries(august.answers)) {
      const text = readFileSync(store.path(file), "utf8").replaceAll("2025-08", "2025-09");
      const name = `${"0".repeat(58)}${scope === "all" ? "000000" : scope}.json`;
      writeFileSync(join(told, "files", name), text);
      september.answers[scope] = { file: name, bytes: text.length };
    }
    return copy;
  }
});

it("marks hidden rows in the files, never as 0 and never by leaving them out", async () => {
  const lattice = await latticeOf("2025-08");
  const hidden = await hiddenIn("2025-08", lattice);
  expect(hidden).toContain("union-rate-25plus|330102|sector|C");
  const [period] = ledgerOf(published.generation).periods;
  const file = period?.answers["330102"];
  const answers = JSON.parse(
    readFileSync(openContentStore(told).path(file ?? { file: "", bytes: 0 }), "utf8"),
  ) as AnswersFile;
  expect(answers["union-rate-25plus/sector?in=330102&t=2025-08"]).toContainEqual(["C", hiddenMark]);
});
