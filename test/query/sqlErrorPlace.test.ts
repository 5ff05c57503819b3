import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckDBConnection } from "@duckdb/node-api";
import { openNative } from "../../data/build/native.ts";
import { errorSentence, sqlErrorPlace } from "../../src/query/sqlErrorPlace.ts";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openNative();
});
afterAll(() => connection.closeSync());

const messageOf = async (text: string): Promise<string> => {
  const error = await connection.run(text).then(
    () => null,
    (caught: Error) => caught,
  );
  if (error === null) throw new Error("an error was expected");
  return error.message;
};

const long = "一段很长的中文文字".repeat(12);

describe("the place that DuckDB means", () => {
  it.each([
    ["SELECT 1 FORM x y", "x", 1],
    ["SELECT '工会' AS 名, nope FROM range(3)", "nope", 1],
    [`SELECT 1 AS a,\n  '${long}' AS b, nope2 AS c,\n  '${long}' AS d FROM range(3)`, "nope2", 2],
    [
      `SELECT '${"x".repeat(300)}' AS a, 不在 AS b, '${"y".repeat(300)}' AS c FROM range(3)`,
      "不在",
      1,
    ],
    ["SELECT\n\t'x' FORM y z", "y", 2],
    ["SELECT '😀' AS e, \"no such\" FROM range(2)", '"no such"', 1],
    ["SELECT *\nFROM nowhere", "nowhere", 2],
    ["-- 说明\n\nSELECT sum(1) +\n", "+", 3],
    ["SELECT 𠮷 FROM range(2)", "𠮷", 1],
  ])("%s", async (text, word, line) => {
    const message = await messageOf(text);
    const place = sqlErrorPlace(message, text);
    if (place === null) throw new Error(`no place in: ${message}`);
    expect(place.line).toBe(line);
    if (word !== "+") expect(text.slice(place.from, place.to)).toBe(word);
    expect(place.from).toBeLessThanOrEqual(text.length);
    expect(errorSentence(message)).not.toMatch(/LINE|\^/);
    expect(errorSentence(message)).toMatch(/Error: ./);
  });

  it("no place where the message names none, or one of another text", async () => {
    expect(sqlErrorPlace("Invalid Input Error: gotcha", "SELECT 1")).toBeNull();
    const message = await messageOf("SELECT 1,\n nope FROM range(2)");
    expect(sqlErrorPlace(message, "SELECT 1")).toBeNull();
    expect(errorSentence("no statements")).toBe("no statements");
  });
});
