import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellReader } from "../../../../data/read/parquet/parquetCell.ts";

function read(type: string, text: string): string {
  const cell = cellReader(type)?.read(text) ?? "no reader";
  return typeof cell === "string" ? cell : `${cell.fault.code} ${cell.text}`;
}

describe("cellReader", () => {
  it.each([
    ["1.0", "1"],
    ["-0.0", "0"],
    ["0.0", "0"],
    ["0.1", "0.1"],
    ["100.0", "100"],
    ["-120.5", "-120.5"],
    ["1e+21", "1000000000000000000000"],
    ["1.5e+3", "1500"],
    ["-1.25e-07", "-0.000000125"],
    ["1e-07", "0.0000001"],
    ["12.5e-1", "1.25"],
    ["nan", "type-error NaN"],
    ["-nan", "type-error NaN"],
    ["1,5", "type-error 1,5"],
    ["", "type-error "],
    ["inf", "type-error Infinity"],
    ["-inf", "type-error -Infinity"],
  ])("writes the double %s as %s", (text, plain) => {
    expect(read("DOUBLE", text)).toBe(plain);
    expect(read("FLOAT", text)).toBe(plain);
  });

  it("keeps every digit of a decimal", () => {
    for (const text of ["-0.50", "12.00", "0"]) expect(read("DECIMAL(9,2)", text)).toBe(text);
    expect(read("DECIMAL(2,2)", ".50")).toBe("0.50");
    expect(read("DECIMAL(2,2)", "-.50")).toBe("-0.50");
  });

  it("keeps the value of every double and never writes an exponent", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const plain = read("DOUBLE", String(value));
        expect(plain).toMatch(/^-?\d+(\.\d*[1-9])?$/);
        expect(Number(plain)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it("takes a moment for a day at midnight only", () => {
    for (const type of ["TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"]) {
      expect(read(type, "2025-09-30 00:00:00")).toBe("2025-09-30");
      expect(read(type, "2025-09-30 08:00:00")).toBe("type-error 2025-09-30 08:00:00");
    }
    expect(read("TIMESTAMP_NS", "2025-09-30 00:00:00.000000001")).toMatch(/^type-error/);
    expect(read("TIMESTAMP WITH TIME ZONE", "2025-09-30 00:00:00+00")).toBe("2025-09-30");
    expect(read("TIMESTAMP WITH TIME ZONE", "2025-09-29 16:00:00+00")).toMatch(/^type-error/);
  });

  it("takes no date beyond four digits", () => {
    for (const text of ["infinity", "-infinity", "0044-03-15 (BC)", "12025-09-30"])
      expect(read("DATE", text)).toBe(`type-error ${text}`);
  });

  it.each([
    "BLOB",
    "BIT",
    "TIME",
    "TIME WITH TIME ZONE",
    "INTERVAL",
    "INTEGER[]",
    "DECIMAL(9,2)[]",
    "INTEGER[3]",
    'STRUCT("VARCHAR" VARCHAR)',
    "MAP(VARCHAR, INTEGER)",
    "ENUM('a')[]",
    "GEOMETRY",
    "VARIANT",
    "__proto__",
    "",
  ])("has no reader for %j", (type) => {
    expect(cellReader(type)).toBeUndefined();
  });
});
