import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runSql } from "../../data/build/native.ts";
import { factTables, measure, measureIds } from "../../src/domain/measure.ts";
import { arrowIpc } from "../../src/engine/arrowIpc.ts";
import type { Database } from "../../src/engine/database.ts";
import { factTableColumns } from "../../src/engine/factFiles.ts";
import { parquetSlices } from "../../src/engine/parquet.ts";
import { answerSql, factTableName } from "../../src/query/answerSql.ts";
import { countRows } from "../../src/query/countRows.ts";
import { measureDimensions, type Dimension } from "../../src/domain/dimension.ts";
import type { Filter } from "../../src/domain/filter.ts";
import type { Question } from "../../src/query/question.ts";
import { raw } from "../../src/query/sql.ts";
import { parquetOf } from "../engine/native.ts";
import { wasmInNode } from "../engine/wasmInNode.ts";
import { parseCounts, parseGroups } from "../fixtures/countNotation.ts";
import { census, september, type LedgerMeasureId } from "../fixtures/expected.ts";
import { openFixtureFacts, type FixtureFacts } from "./fixtureFacts.ts";

/* The facts of the fixture in DuckDB-WASM: the same text must give the same rows as on native DuckDB. */

let fixture: FixtureFacts;
let wasm: Database;

beforeAll(async () => {
  const events = { onAlive: () => undefined, onLost: () => undefined };
  [fixture, wasm] = await Promise.all([openFixtureFacts(), wasmInNode(events)]);
  for (const table of factTables) {
    const facts = raw(`SELECT * FROM ${factTableName(table)}`);
    const parquet = await parquetOf(fixture.connection, facts);
    for await (const slices of parquetSlices(parquet, factTableColumns(table)))
      await wasm.loadTable(factTableName(table), arrowIpc(slices));
  }
});
afterAll(() => {
  wasm.close();
  fixture.connection.closeSync();
});

const question = (more: Partial<Question>): Question => ({
  ...{ measure: "union-rate-25plus", in: null, periods: ["2025-09"], where: [], by: [] },
  ...more,
});

const onWasm = async (asked: Question) => countRows(asked, await wasm.run(answerSql(asked)));

async function expectSame(asked: Question): Promise<void> {
  const native = await runSql(fixture.connection, answerSql(asked));
  expect(await onWasm(asked)).toEqual(countRows(asked, native));
}

const filterOf = (dimension: Dimension): Filter => {
  if (dimension === "size") return { dimension, from: "25", to: "gt100" };
  if (dimension === "key-list") return { dimension, anyOf: ["listed", "unicorn", null] };
  if (dimension === "tech-list") return { dimension, anyOf: ["hitech"] };
  if (dimension === "area") return { dimension, anyOf: ["330100", "450000", "310000", null] };
  return { dimension, anyOf: ["C", "nonpublic", "P1", "true", "2025-09", "truck", null] };
};

describe.each(measureIds)("%s", (id) => {
  const { table } = measure(id);
  const isReport = table === "area_report";
  const periods = isReport ? ["2004"] : ["2025-08", "2025-09"];
  const areas = isReport ? [null] : [null, "330100", "450100"];

  it("by every dimension", async () => {
    for (const dimension of measureDimensions(id))
      for (const area of areas)
        await expectSame(question({ measure: id, in: area, periods, by: [dimension] }));
  });

  it("under every filter", async () => {
    for (const dimension of measureDimensions(id))
      await expectSame(
        question({ measure: id, periods, by: ["area"], where: [filterOf(dimension)] }),
      );
  });
});

it("several dimensions, a range and a comparison", async () => {
  await expectSame(
    question({
      in: "330100",
      periods: ["2025-08", "2025-09"],
      by: ["area", "size", "key-list", "period"],
      where: [{ dimension: "size", from: "25", to: "gt100" }],
      compare: { in: "310000", periods: ["2025-09"], where: [filterOf("tech-list")] },
    }),
  );
});

it.each([
  "C') OR 1=1 --",
  "x'; DROP TABLE enterprise_facts; --",
  "?",
  `" OR ""="`,
  "\\' OR 1=1 --",
])("%s is data", async (text) => {
  const asked = question({ where: [{ dimension: "park", anyOf: [text] }] });
  expect(await onWasm(asked)).toMatchObject([{ numerator: 0, denominator: 0 }]);
  expect(await onWasm(question({}))).toMatchObject([{ numerator: 15, denominator: 22 }]);
});

it.each(Object.keys(september) as LedgerMeasureId[])("%s as worked out by hand", async (id) => {
  const counts = ([numerator, denominator, leftOut]: ReturnType<typeof parseCounts>) => ({
    ...{ numerator, denominator, leftOut },
  });
  expect(await onWasm(question({ measure: id }))).toMatchObject([
    counts(parseCounts(september[id].total)),
  ]);
  const rows = await onWasm(question({ measure: id, in: "330100", by: ["area"] }));
  for (const [key, expected] of parseGroups(september[id]["330100"]))
    expect(rows.find(({ keys }) => keys[0] === key)).toMatchObject(counts(expected));
});

it("the census as published", async () => {
  const [nation] = await onWasm(question({ measure: "legal-unit-union-rate", periods: ["2004"] }));
  const [numerator, denominator] = parseCounts(census["000000"].units);
  expect(nation).toMatchObject({ numerator, denominator });
});
