import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, it } from "vitest";
import { cell } from "../../src/export/cell.ts";
import { exportParquet } from "../../src/export/exportParquet.ts";
import { formulaTexts, sampleNotes, sampleTable } from "./sampleTable.ts";

const folder = mkdtempSync(join(tmpdir(), "atlas-parquet-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function inDuckDb(blob: Blob, sql: (file: string) => string) {
  const file = join(folder, "table.parquet");
  writeFileSync(file, Buffer.from(await blob.arrayBuffer()));
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(sql(`read_parquet('${file}')`));
  const rows = reader.getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

describe("Parquet", () => {
  it("comes back typed in DuckDB", async () => {
    const blob = await exportParquet(sampleTable);
    const types = await inDuckDb(blob, (file) => `DESCRIBE FROM ${file}`);
    expect(
      Object.fromEntries(types.map((row) => [row["column_name"], row["column_type"]])),
    ).toEqual({
      code: "VARCHAR",
      area: "VARCHAR",
      rate: "DOUBLE",
      rate_status: "VARCHAR",
      change: "DOUBLE",
      change_status: "VARCHAR",
      enterprises: "BIGINT",
      enterprises_status: "VARCHAR",
      mean: "DOUBLE",
      is_key: "BOOLEAN",
      checked: "DATE",
      period: "VARCHAR",
    });
    const rows = await inDuckDb(blob, (file) => `FROM ${file}`);
    expect(rows[0]).toEqual({
      code: "910000000000000019",
      area: '上城区, "江干"',
      rate: 0.8125,
      rate_status: "ok",
      change: 1.2,
      change_status: "ok",
      enterprises: "1240",
      enterprises_status: "ok",
      mean: 3.5,
      is_key: true,
      checked: "2025-09-30",
      period: "2025-09",
    });
    expect(rows[1]).toMatchObject({ rate: null, rate_status: "hidden", area: "=1+1" });
    expect(rows.map((row) => row["rate_status"])).toEqual([
      "ok",
      "hidden",
      "not-supplied",
      "none",
      "not-applicable",
    ]);
  });

  it("comes back in hyparquet, with its notes", async () => {
    const table = {
      ...sampleTable,
      columns: sampleTable.columns.slice(0, 1),
      rows: formulaTexts.map((one) => [cell(one)]),
    };
    const file = await (await exportParquet(table)).arrayBuffer();
    expect(await parquetReadObjects({ file })).toEqual(formulaTexts.map((code) => ({ code })));
    const notes = new Map(
      (parquetMetadata(file).key_value_metadata ?? []).map(({ key, value }) => [key, value]),
    );
    expect(notes.get("union-atlas.rows")).toBe("共 5 行，已导出 8 行");
    expect(notes.get("union-atlas.generation")).toContain("0123456789abcdef");
    expect(notes.get("union-atlas.target")).toContain("建会率达到80%以上");
  });

  it("marks every row where data are synthetic or a comparison was overridden", async () => {
    const notes = { ...sampleNotes, isSynthetic: true, isComparisonOverridden: true };
    const blob = await exportParquet({ ...sampleTable, notes });
    const marks = await inDuckDb(blob, (file) => `FROM ${file} SELECT DISTINCT mark`);
    expect(marks).toEqual([{ mark: "演示数据 · 口径不同仍对比" }]);
  });

  it("may hold no row", async () => {
    const blob = await exportParquet({ ...sampleTable, rows: [] });
    expect(await inDuckDb(blob, (file) => `FROM ${file}`)).toEqual([]);
  });
});
