import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openAtlas, type Atlas, type SourcedAnswer } from "../../src/engine/atlas.ts";
import type { StartDatabase } from "../../src/engine/database.ts";
import { QueryError } from "../../src/engine/queryError.ts";
import { enterpriseCodesSql } from "../../src/query/enterprisesSql.ts";
import type { Question } from "../../src/query/question.ts";
import type { RowQuestion } from "../../src/query/rowsSql.ts";
import { raw } from "../../src/query/sql.ts";
import {
  base,
  makeDataFolder,
  publishedQuestion,
  publishedTrend,
  serve,
  type Files,
} from "./dataFolder.ts";
import { FakeDatabase } from "./fakeDatabase.ts";
import { nodeWorkers, wasmInNode } from "./wasmInNode.ts";

let files: Files;
let atlas: Atlas;
let asked: string[];
let starts: number;

beforeAll(async () => ({ files } = await makeDataFolder()));

const counting: StartDatabase = (events) => {
  starts += 1;
  return wasmInNode(events);
};

async function open(held: Files, startDatabase = counting): Promise<Atlas> {
  const server = serve(held);
  asked = server.asked;
  starts = 0;
  return openAtlas({ base, fetch: server.fetch, startDatabase, backoff: 0 });
}

const fake: StartDatabase = async (events) => new FakeDatabase(events);

const bySector: Question = { ...publishedQuestion, by: ["sector"], in: "330110" };
const numbers = ({ rows }: SourcedAnswer): unknown[] =>
  rows.map(({ keys, numerator, denominator, status }) => [keys[0], numerator, denominator, status]);
const known = (rows: unknown[]): unknown[] =>
  rows.filter((row) => Array.isArray(row) && row[3] !== "none");

const parquet = (): number => asked.filter((file) => file.endsWith(".parquet")).length;

describe("ask", () => {
  beforeEach(async () => {
    atlas = await open(files);
  });
  afterEach(() => atlas.close());

  it("takes a published answer without starting the database", async () => {
    const answer = await atlas.ask(publishedQuestion);
    expect(answer.source).toBe("precomputed");
    expect(answer.question).toBe(publishedQuestion);
    expect(known(numbers(answer))).toEqual([
      ["330102", 1, 1, "ok"],
      ["330110", 2, 3, "ok"],
      [null, 0, 1, "ok"],
    ]);
    expect(answer.rows).toHaveLength(14);
    expect(starts).toBe(0);
    expect(asked).toHaveLength(3);
    await atlas.ask(publishedQuestion);
    expect(asked).toHaveLength(3);
  });

  it("finds the trend of a district in the file of its place", async () => {
    const answer = await atlas.ask(publishedTrend);
    expect([answer.source, starts]).toEqual(["precomputed", 0]);
    expect(numbers(answer)).toEqual([
      ["2025-08", 1, 3, "ok"],
      ["2025-09", 2, 3, "ok"],
    ]);
  });

  it("asks the database what was not published, then remembers", async () => {
    const answer = await atlas.ask(bySector);
    expect([answer.source, starts]).toEqual(["worker", 1]);
    expect(known(numbers(answer))).toEqual([
      ["C", 1, 1, "ok"],
      ["I", 1, 1, "ok"],
      [null, 0, 1, "ok"],
    ]);
    const requests = asked.length;
    const again = await atlas.ask({ ...bySector, periods: [...bySector.periods] });
    expect([again.source, asked.length]).toEqual(["cache", requests]);
    expect(again.rows).toEqual(answer.rows);
  });

  it("gives the same rows live as published", async () => {
    const unpublished: Question = {
      ...publishedQuestion,
      where: [{ dimension: "nature", anyOf: ["nonpublic"] }],
    };
    const live = await atlas.ask(unpublished);
    expect(live.source).toBe("worker");
    expect(live.rows).toEqual((await atlas.ask(publishedQuestion)).rows);
  });

  it("loads only the months that a question reads", async () => {
    await atlas.ask(bySector);
    expect(parquet()).toBe(1);
    const compared = { in: "330110", periods: ["2025-08"], where: [] };
    const answer = await atlas.ask({ ...bySector, by: [], compare: compared });
    expect(parquet()).toBe(2);
    expect(answer.rows.map(({ side, numerator }) => [side, numerator])).toEqual([
      ["base", 2],
      ["compared", 1],
    ]);
  });

  it("lists the parks of the period, those without enterprises too", async () => {
    const answer = await atlas.ask({ ...publishedQuestion, by: ["park"], in: "330110" });
    expect(numbers(answer)).toEqual([
      ["x-hz-01", 1, 2, "ok"],
      [null, 1, 1, "ok"],
    ]);
  });

  it("says not-supplied for a period or measure that no ledger holds", async () => {
    const answers = [
      await atlas.ask({ ...bySector, by: [], periods: ["2024-01"] }),
      await atlas.ask({ ...bySector, by: [], measure: "legal-unit-union-rate" }),
    ];
    for (const { rows, source } of answers)
      expect([source, rows.map(({ status }) => status)]).toEqual(["precomputed", ["not-supplied"]]);
    expect(starts).toBe(0);
  });

  it("refuses what cannot be asked", async () => {
    await expect(atlas.ask({ ...bySector, by: ["worker-group"] })).rejects.toThrow(QueryError);
    await expect(atlas.ask({ ...bySector, in: "999999" })).rejects.toThrow("no ledgers for area");
    expect(starts).toBe(0);
  });

  it("names a file that was altered or is missing; other answers stay", async () => {
    for (const [fault, change] of [
      ["altered", (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte) => byte ^ 1)],
      ["truncated", (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, 100)],
      ["not-served", () => undefined],
    ] as const) {
      const damaged = new Map(files);
      for (const [file, bytes] of files) {
        const changed = file.endsWith(".parquet") ? change(bytes) : bytes;
        if (changed === undefined) damaged.delete(file);
        else damaged.set(file, changed);
      }
      const opened = await open(damaged, fake);
      const error = await opened.ask(bySector).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({
        fault,
        file: expect.stringMatching(/^files\/[0-9a-f]{64}\.parquet$/),
      });
      expect((await opened.ask(publishedQuestion)).source).toBe("precomputed");
      opened.close();
    }
  });

  it("tells one missing file from an extension that the server does not send", async () => {
    const whole = await open(files, fake);
    await whole.ask(bySector).catch(() => undefined);
    whole.close();
    const facts = asked.find((file) => file.endsWith(".parquet"));
    const damaged = new Map([...files].filter(([file]) => file !== facts));
    expect(damaged.size).toBe(files.size - 1);
    const opened = await open(damaged, fake);
    await expect(opened.ask(bySector)).rejects.toMatchObject({ fault: "missing" });
    opened.close();
  });

  it("stops when nobody wants the answer any more", async () => {
    const stop = new AbortController();
    const asking = atlas.ask(bySector, { signal: stop.signal });
    stop.abort();
    await expect(asking).rejects.toMatchObject({ name: "AbortError" });
    expect((await atlas.ask(bySector)).source).toBe("worker");
  });

  it("survives the end of its worker midway", async () => {
    await atlas.ask(bySector);
    const again = atlas.ask({ ...bySector, in: "330100" });
    await nodeWorkers.at(-1)?.terminate();
    expect(known(numbers(await again))).toEqual([
      ["C", 2, 3, "ok"],
      ["I", 1, 1, "ok"],
      [null, 0, 1, "ok"],
    ]);
    expect(starts).toBe(2);
  });
});

describe("rows", () => {
  beforeAll(async () => {
    atlas = await open(files);
  });
  afterAll(() => atlas.close());

  const listed: RowQuestion = { period: "2025-09", in: "330110", offset: 0, limit: 10 };
  const names = async (question: RowQuestion): Promise<unknown> => {
    const list = await atlas.rows(question);
    if (list.status !== "ok") return list;
    return {
      total: list.total,
      rows: list.rows.map(({ name, employees }) => [name.slice(-2), employees]),
    };
  };

  it("lists enterprises without a union, the largest first", async () => {
    expect(await names(listed)).toEqual({
      total: 3,
      rows: [
        ["02", 25],
        ["04", 24],
        ["03", null],
      ],
    });
    expect(parquet()).toBe(1);
  });

  it("pages, and knows the total behind the last page", async () => {
    expect(await names({ ...listed, offset: 1, limit: 1 })).toEqual({
      total: 3,
      rows: [["04", 24]],
    });
    expect(await names({ ...listed, offset: 30 })).toEqual({ total: 3, rows: [] });
  });

  it("reads all files of a place, its enterprises without a district included", async () => {
    const list = await names({ ...listed, in: "330100", measure: "union-rate-25plus" });
    expect(list).toEqual({
      total: 2,
      rows: [
        ["07", 30],
        ["02", 25],
      ],
    });
  });

  it("finds those of a park, and of a county in its city's file", async () => {
    expect(await names({ ...listed, in: null, park: "x-hz-01" })).toEqual({
      total: 1,
      rows: [["02", 25]],
    });
    expect(await names({ ...listed, in: "450103" })).toEqual({ total: 1, rows: [["10", 99]] });
  });

  it("asks any statement of the rows of some areas, loading only their files", async () => {
    const fresh = await open(files);
    const everyone = { period: "2025-09", where: [] };
    const codes = async (...areas: (string | null)[]): Promise<unknown> => {
      const sql = enterpriseCodesSql({ ...everyone, in: null }, "priority");
      const { status, ...rest } = await fresh.queryRows({ period: "2025-09", areas }, sql);
      return "rows" in rest ? rest.rows.length : status;
    };
    const before = parquet();
    expect(await codes("330109")).toBe(0);
    expect([starts, parquet() - before]).toEqual([0, 0]);
    expect(await codes("330110", "330110")).toBeGreaterThan(3);
    expect(parquet() - before).toBe(1);
    expect(await codes("330100", "310000", "450000", null)).toBeGreaterThan(9);
    expect(parquet() - before).toBe(6);
    expect(await fresh.queryRows({ period: "2025-08", areas: ["330110"] }, raw("x"))).toMatchObject(
      { status: "unavailable", periods: ["2025-09"] },
    );
    fresh.close();
  });

  it("has nothing where no enterprise is", async () => {
    const before = parquet();
    expect(await names({ ...listed, in: "330109" })).toEqual({ total: 0, rows: [] });
    expect(parquet()).toBe(before);
  });

  it("counts a measure by township, or says why not", async () => {
    const asked = { period: "2025-09", in: "330110", measure: "union-rate-25plus" as const };
    expect(await atlas.townships(asked)).toMatchObject({ status: "not-supplied" });
    expect(
      await atlas.townships({ ...asked, measure: "truck-driver-membership-rate" }),
    ).toMatchObject({ status: "not-counted" });
    expect(await atlas.townships({ ...asked, period: "2025-08" })).toMatchObject({
      status: "unavailable",
    });
  });

  it("says which periods have rows when this one has none", async () => {
    expect(await atlas.rows({ ...listed, period: "2025-08" })).toMatchObject({
      status: "unavailable",
      reason: "period-without-rows",
      periods: ["2025-09"],
    });
  });
});
