import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askFolder } from "../../../data/ask.ts";
import { openContentStore, sha256, type ContentStore } from "../../../data/build/contentStore.ts";
import { readCurrent } from "../../../data/build/dataFolder.ts";
import { literal, openNative, runSql } from "../../../data/build/native.ts";
import { loadFacts } from "../../../data/build/spanningFiles.ts";
import { areaChildren, cityOf } from "../../../src/domain/area.ts";
import type { Dataset, FileRef, Generation } from "../../../src/domain/generation.ts";
import type { FactTable } from "../../../src/domain/measure.ts";
import { columnsOf } from "../../../src/domain/schema.ts";
import { answerSql } from "../../../src/query/answerSql.ts";
import { parseCounts, type AnswersFile } from "../../../src/query/answersFile.ts";
import { countRows } from "../../../src/query/countRows.ts";
import { firstQuestions, trendQuestions } from "../../../src/query/firstQuestions.ts";
import { questionKey, type CountRow, type Question } from "../../../src/query/question.ts";
import { raw } from "../../../src/query/sql.ts";
import { suppliedMeasures } from "../../../src/query/supply.ts";
import { parseGroups } from "../../fixtures/countNotation.ts";
import { september as byHand, type LedgerMeasureId } from "../../fixtures/expected.ts";
import {
  august,
  build,
  census,
  datasetOf,
  fileRefs,
  generationOf,
  hashes,
  september,
  temporaryFolders,
} from "./dataFolders.ts";

/* What stands in the data folder after the fixture and the census were built into it. */

const folders = temporaryFolders();
let out: string;
let id: string;
let manifest: Generation;
let ledger: Dataset;
let report: Dataset;
let store: ContentStore;
let connection: DuckDBConnection;

const tablesOf = ({ periods }: Dataset): FactTable[] =>
  [...new Set(periods.flatMap(({ facts }) => Object.keys(facts)))] as FactTable[];

beforeAll(async () => {
  out = folders.make();
  ({ generation: id } = await build(out, [august, september, census]));
  manifest = await generationOf(out);
  [ledger, report] = [datasetOf(manifest, "ledger"), datasetOf(manifest, "report")];
  store = openContentStore(out);
  connection = await openNative();
  for (const dataset of [ledger, report])
    for (const table of tablesOf(dataset))
      await loadFacts(connection, store, table, dataset.periods);
});
afterAll(() => {
  connection.closeSync();
  folders.remove();
});

it("is the same to the byte when it is built again", async () => {
  const again = folders.make();
  await build(again, [august, september, census]);
  expect(hashes(again)).toEqual(hashes(out));
});

describe("the manifest", () => {
  it("names files that are there, by hash and length", () => {
    const refs = fileRefs(manifest);
    // 47 scopes of answers in the latest month and 4 before, 15 + 11 row files, 2 × 2 facts, 2 × parks, 3 trends, census,
    // changes of 3 places and 43 areas.
    expect(refs).toHaveLength(47 + 4 + 15 + 11 + 4 + 2 + 3 + 3 + 46);
    for (const { file, bytes } of refs) {
      const path = join(out, "files", file);
      expect([file, statSync(path).size]).toEqual([file, bytes]);
      expect(sha256(readFileSync(path))).toBe(file.slice(0, 64));
    }
  });

  it("is named by its content, and the pointer by the hash of the provenance", async () => {
    const current = await readCurrent(out);
    expect(current?.pointer).toMatchObject({ generation: id, version: 1 });
    const text = readFileSync(join(out, "generations", `${id}.json`), "utf8");
    expect(sha256(text).slice(0, 16)).toBe(id);
    const provenance = current?.pointer.provenance ?? "";
    const kept = readFileSync(join(out, "provenance", `${provenance}.json`), "utf8");
    expect(sha256(kept)).toBe(provenance);
    const { inputs } = JSON.parse(kept) as { inputs: { file: string; sha256: string }[] };
    expect(inputs).toHaveLength(7);
    const enterprises = sha256(readFileSync(join(september.folder, "enterprise.csv")));
    expect(inputs).toContainEqual(
      expect.objectContaining({ period: "2025-09", file: "enterprise.csv", sha256: enterprises }),
    );
    expect(text).not.toContain(enterprises);
  });

  it("has two data sets with their periods, places and what is synthetic", () => {
    expect(manifest).toMatchObject({ format: 1, profile: "named" });
    expect(ledger).toMatchObject({ synthetic: true, source: null });
    expect(ledger.areas).toEqual(["310000", "330100", "450000"]);
    expect(ledger.periods.map(({ period }) => period)).toEqual(["2025-08", "2025-09"]);
    expect(ledger.periods[1]?.tables["enterprise"]).toMatchObject({
      rowsAccepted: 44,
      rowsRejected: 0,
    });
    expect(ledger.periods[0]?.tables["enterprise"]?.supplied).not.toContain("tech_lists");
    expect(report.synthetic).toBe(false);
    expect(report.areas).toHaveLength(27);
    expect(report.source?.title.zh).toContain("经济普查");
    expect(report.periods).toMatchObject([{ period: "2004", synthetic: false, rows: {} }]);
  });
});

describe("precomputed answers", () => {
  const read = (file: FileRef): AnswersFile =>
    JSON.parse(readFileSync(store.path(file), "utf8")) as AnswersFile;

  /** City-level areas that some row of the fixture lies in. */
  const inhabited =
    "330106 330108 330109 330110 330122 310101 310112 310115 450100 450200 450300".split(" ");
  const isEmpty = (adcode: string | null): boolean =>
    adcode !== null && cityOf(adcode) === adcode && !inhabited.includes(adcode);

  const expectNothing = (rows: readonly CountRow[] | undefined): void => {
    if (rows === undefined || rows.length > 1) throw new Error("rows of an empty area");
    for (const { keys, numerator, denominator, leftOut } of rows)
      expect([keys, numerator, denominator ?? 0, leftOut ?? 0]).toEqual([[], 0, 0, 0]);
  };

  /** Every answer of a file is that of the very question asked now, and it holds those questions only. */
  async function expectLive(file: FileRef, questions: readonly Question[]): Promise<void> {
    const answers = read(file);
    expect(Object.keys(answers).sort()).toEqual(questions.map(questionKey).sort());
    for (const question of questions) {
      if (isEmpty(question.in)) {
        expectNothing(parseCounts(answers, question));
        continue;
      }
      const live = countRows(question, await runSql(connection, answerSql(question)));
      expect([questionKey(question), parseCounts(answers, question)]).toEqual([
        questionKey(question),
        live,
      ]);
    }
  }

  it("are there for every city-level area of the latest month, and for places before", () => {
    const [earlier, latest] = ledger.periods.map(({ answers }) => Object.keys(answers));
    expect(earlier?.sort()).toEqual(["310000", "330100", "450000", "all"]);
    expect(latest).toHaveLength(1 + 3 + 13 + 16 + 14);
    expect(Object.keys(report.periods[0]?.answers ?? {})).toEqual(["all"]);
  });

  it("equal live ones in every answer file", async () => {
    for (const dataset of [ledger, report])
      for (const { period, answers, tables } of dataset.periods)
        for (const [scope, file] of Object.entries(answers)) {
          await expectLive(file, firstQuestions(suppliedMeasures(tables), scope, period));
        }
  });

  it("equal live ones in every trend file", async () => {
    expect(Object.keys(ledger.trends).sort()).toEqual(["310000", "330100", "450000"]);
    expect(Object.keys(report.trends)).toEqual(["all"]);
    for (const dataset of [ledger, report])
      for (const [scope, file] of Object.entries(dataset.trends)) {
        const held = [scope, ...areaChildren(scope).map(({ adcode }) => adcode)];
        const periods = dataset.periods.map(({ period }) => period);
        const ids = dataset.periods.flatMap(({ tables }) => suppliedMeasures(tables));
        const asked = held.flatMap((area) => trendQuestions([...new Set(ids)], area, periods));
        await expectLive(file, asked);
      }
  });

  const scopes = { all: "place", "330100": "330100", "450100": "450100" } as const;

  it.each(Object.keys(scopes) as (keyof typeof scopes)[])(
    "are as worked out by hand by area in %s",
    (scope) => {
      const file = ledger.periods.at(-1)?.answers[scope];
      if (file === undefined) throw new Error(`no answers: ${scope}`);
      const answers = read(file);
      for (const measure of Object.keys(byHand) as LedgerMeasureId[]) {
        const area = scope === "all" ? null : scope;
        const rows = parseCounts(answers, {
          ...{ measure, in: area, periods: ["2025-09"], where: [], by: ["area"] },
        });
        for (const [key, counts] of parseGroups(byHand[measure][scopes[scope]])) {
          const row = rows?.find(({ keys }) => keys[0] === key);
          const found = [row?.numerator, row?.denominator, row?.leftOut];
          expect([measure, key, found]).toEqual([measure, key, counts]);
        }
      }
    },
  );
});

describe("row files", () => {
  const rowsOf = (file: FileRef) =>
    runSql(connection, raw(`SELECT * FROM read_parquet(${literal(store.path(file))})`));

  /** The enterprises of 2025-09 by row file. */
  const enterprises = {
    "330106": "A01 A02 A03 A04",
    "330108": "A05 A06 A07 A08",
    "330109": "A09 A10 A11 A12",
    "330110": "A13 A14 A15 A16 A17 A18 A19",
    "330122": "A22",
    "330100": "A20 A21",
    "310115": "B01 B02 B03 B04 B05 B06",
    "310112": "B07 B08 B09",
    "310101": "B11",
    "310000": "B10",
    "450100": "C01 C02 C03 C04 C05",
    "450200": "C06 C07",
    "450300": "C09",
    "450000": "C08",
    none: "D01 D02",
  };

  it("hold each enterprise once: by city-level area, by place without a district, or of no place", async () => {
    const found: Record<string, string> = {};
    for (const [scope, file] of Object.entries(ledger.periods[1]?.rows ?? {})) {
      const rows = await rowsOf(file);
      found[scope] = rows.map((row) => String(row["name"]).slice(-3)).join(" ");
      expect([scope, file.rows]).toEqual([scope, rows.length]);
    }
    expect(found).toEqual(enterprises);
  });

  it("lose none: their rows add up to the accepted rows", () => {
    const sums = ledger.periods.map(({ rows }) =>
      Object.values(rows).reduce((sum, file) => sum + (file.rows ?? 0), 0),
    );
    expect(sums).toEqual([12, 44]);
    expect(sums).toEqual(ledger.periods.map(({ tables }) => tables["enterprise"]?.rowsAccepted));
  });

  it("have every column of the ledger, identifiers as text", async () => {
    const file = ledger.periods[1]?.rows["330108"];
    if (file === undefined) throw new Error("no rows");
    const [row] = await rowsOf(file);
    expect(Object.keys(row ?? {})).toEqual([
      ...["period", "place", "city", "district"],
      ...columnsOf("enterprise").map(({ name }) => name),
    ]);
    expect(row).toMatchObject({
      ...{ period: "2025-09", place: "330100", city: "330108", district: "330108" },
      ...{ credit_code: "91000000000000051U", adcode: "330108", park: "P1", sector: "I" },
      ...{ employees: 26, members: 26, real_name_members: 20, build_mode: "joint" },
      ...{ key_lists: 32 + 64, tech_lists: 3, should_build: true, party_org: true },
      ...{ township: null, physical_present: null, has_10_employees: true },
    });
  });

  it("agree with the cube, which holds every accepted row once", async () => {
    const file = ledger.periods[1]?.facts["enterprise"];
    if (file === undefined) throw new Error("no facts");
    const rows = await rowsOf(file);
    expect(file.rows).toBe(rows.length);
    const sum = (column: string) =>
      rows.reduce((total, row) => total + Number(row[`should_build_completion_${column}`]), 0);
    // The six rows with 否 are neither due a union nor undecided.
    expect(sum("denominator") + sum("left_out") + 6).toBe(44);
  });
});

describe("the census", () => {
  const ask = async (by: readonly ["area"] | readonly [], area: string | null = null) =>
    (await askFolder(out, { measure: "legal-unit-union-rate", by, in: area, where: [] })).rows;
  const percent = (value: number | null | undefined): string =>
    `${((value ?? NaN) * 100).toFixed(1)} %`;

  it("gives the published figures of Shanghai and Guangxi", async () => {
    const rows = await ask(["area"]);
    const [shanghai, guangxi] = ["310000", "450000"].map((adcode) =>
      rows.find(({ keys }) => keys[0] === adcode),
    );
    expect(shanghai).toMatchObject({ numerator: 38_761, denominator: 343_831, status: "ok" });
    expect(guangxi).toMatchObject({ numerator: 38_454, denominator: 120_704, status: "ok" });
    expect([percent(shanghai?.value), percent(guangxi?.value)]).toEqual(["11.3 %", "31.9 %"]);
    expect(rows.filter(({ status }) => status === "ok")).toHaveLength(26);
    expect(rows.filter(({ status }) => status === "not-supplied")).toHaveLength(8);
  });

  it("gives the nation's total as stated, never added up", async () => {
    const rows = await ask([]);
    expect(rows).toMatchObject([{ numerator: 1_166_154, denominator: 5_168_303, status: "ok" }]);
    expect(percent(rows[0]?.value)).toBe("22.6 %");
  });

  it("turns ten thousands of people into people", async () => {
    const asked = { by: [], in: "310000", where: [] } as const;
    const { rows } = await askFolder(out, { measure: "legal-unit-membership-rate", ...asked });
    expect(rows).toMatchObject([{ numerator: 4_144_600, denominator: 9_102_800 }]);
  });
});
