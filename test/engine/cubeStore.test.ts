import { beforeAll, describe, expect, it } from "vitest";
import { linkedAnswers } from "../../src/cube/linkedAnswers.ts";
import { linkedRows } from "../../src/cube/linkedRows.ts";
import type { Filters } from "../../src/domain/filter.ts";
import { measure, measureIds } from "../../src/domain/measure.ts";
import { openAtlas, type Atlas } from "../../src/engine/atlas.ts";
import { SnapshotError } from "../../src/engine/snapshotError.ts";
import { suppliedMeasures } from "../../src/query/supply.ts";
import { base, makeDataFolder, serve, type Files } from "./dataFolder.ts";
import { wasmInNode } from "./wasmInNode.ts";

/** What is sliced out of a data folder equals what the engine answers about it. */
let files: Files;
let atlas: Atlas;
let asked: string[];

async function open(held: Files): Promise<void> {
  const server = serve(held);
  asked = server.asked;
  atlas = await openAtlas({
    base,
    fetch: server.fetch,
    startDatabase: wasmInNode,
    backoff: 0,
  });
}

beforeAll(async () => {
  ({ files } = await makeDataFolder());
  await open(files);
});

const period = "2025-09";
const parquet = (): number => asked.filter((file) => file.endsWith(".parquet")).length;
const filters: Filters = [
  { dimension: "sector", anyOf: ["C", "I", null] },
  { dimension: "size", from: "25", to: "gt100" },
];

describe("slices of a data folder", () => {
  it("fetch one file for any number of measures and areas", async () => {
    await open(files);
    for (const area of [null, "330100", "330110"])
      for (const id of ["union-rate-25plus", "rate-100plus"] as const)
        expect((await atlas.slices({ measure: id, in: area, period }, null)).status).toBe("ok");
    expect(parquet()).toBe(1);
  });

  it("answer every supplied measure as the engine does, with and without filters", async () => {
    const tables = atlas.snapshot.dataset("ledger")?.periods.at(-1)?.tables ?? {};
    const supplied = suppliedMeasures(tables).filter((id) => measure(id).table === "enterprise");
    expect(supplied.length).toBeGreaterThan(5);
    for (const id of supplied)
      for (const where of [[], filters]) {
        const question = { measure: id, in: "330100", period };
        const sliced = await atlas.slices(question, ["sector", "size"]);
        if (sliced.status !== "ok") throw new Error(`${id}: ${sliced.status}`);
        const whole = { ...question, periods: [period], by: ["park"] as const, where };
        const supply = await atlas.supply(whole);
        const linked = linkedAnswers(
          { ...question, filters: where, pair: ["sector", "size"] },
          linkedRows(sliced.parts, where),
          supply,
        );
        for (const answer of [linked.total, ...linked.byDimension.values(), linked.pair]) {
          if (answer === null) continue;
          const { rows } = await atlas.ask(answer.question);
          expect(answer.rows, `${id} by ${answer.question.by.join()}`).toEqual(
            answer.question.by.length < 2 ? rows : rows.filter(isCounted),
          );
        }
      }
  });

  it("are not there for what no ledger supplies", async () => {
    const missing = measureIds.find((id) => measure(id).table === "federation");
    if (missing === undefined) throw new Error("no such measure");
    expect(await atlas.slices({ measure: missing, in: null, period }, null)).toMatchObject({
      status: "not-supplied",
    });
    expect(
      await atlas.slices({ measure: "rate-100plus", in: null, period: "2001-01" }, null),
    ).toMatchObject({ status: "not-supplied" });
  });

  it("name the file that cannot be read", async () => {
    const ref = atlas.snapshot.dataset("ledger")?.periods.at(-1)?.facts["enterprise"];
    if (ref === undefined) throw new Error("no facts");
    const held = new Map(files);
    held.delete(`files/${ref.file}`);
    await open(held);
    const wanted = atlas.slices({ measure: "rate-100plus", in: null, period }, null);
    await expect(wanted).rejects.toBeInstanceOf(SnapshotError);
    await expect(wanted).rejects.toThrow(ref.file);
  });
});

/** Crossed groups that count nothing are not told. */
const isCounted = (row: {
  numerator: number | null;
  denominator: number | null;
  leftOut: number | null;
}) => [row.numerator, row.denominator, row.leftOut].some((count) => (count ?? 0) !== 0);
