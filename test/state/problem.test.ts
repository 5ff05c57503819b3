import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { QueryError } from "../../src/engine/queryError.ts";
import { SnapshotError, snapshotFaults } from "../../src/engine/snapshotError.ts";
import { isIncomplete, problemOf } from "../../src/state/problem.ts";

// jsdom has no workers.
beforeEach(() => void vi.stubGlobal("Worker", class {}));
afterEach(() => void vi.unstubAllGlobals());

it.each(snapshotFaults)("%s is the fault of a file", (fault) => {
  const error = new SnapshotError("files/ab12.parquet", fault, "wrong");
  expect(problemOf(error)).toEqual({
    kind: "file",
    file: "files/ab12.parquet",
    fault,
    detail: {},
    isProgram: false,
  });
});

it("names a part of the program by its folder and name", () => {
  const address = "http://intranet.test:8080/a/b/assets/duckdb-eh-1.wasm";
  expect(problemOf(new SnapshotError(address, "missing", "gone"))).toMatchObject({
    file: "assets/duckdb-eh-1.wasm",
    isProgram: true,
  });
});

describe("what the browser lacks is said of the program, not of data files", () => {
  const lacking = (name: "WebAssembly" | "Worker"): [string, string, string] => {
    vi.stubGlobal(name, undefined);
    return [
      problemOf(new Error("x is not defined")).kind,
      problemOf(new SnapshotError("assets/a.wasm", "unreadable", "x")).kind,
      problemOf(new SnapshotError("files/ab12.parquet", "altered", "x")).kind,
    ];
  };
  it("WebAssembly", () => expect(lacking("WebAssembly")).toEqual(["no-wasm", "no-wasm", "file"]));
  it("workers", () => expect(lacking("Worker")).toEqual(["no-worker", "no-worker", "file"]));
});

it.each([
  ["files/ab.parquet", "missing", true],
  ["generations/0123456789abcdef.json", "altered", true],
  ["provenance/ab.json", "truncated", true],
  ["files/ab.parquet", "unreachable", false],
  ["files/ab.parquet", "not-served", false],
  ["current.json", "missing", false],
  ["site.json", "missing", false],
  ["assets/a.js", "missing", false],
] as const)("%s that is %s makes the snapshot incomplete: %s", (file, fault, expected) => {
  expect(isIncomplete(problemOf(new SnapshotError(file, fault, "x")))).toBe(expected);
});

it.each([
  new Error("no rows"),
  new QueryError("no rows", null),
  new DOMException("no rows", "DataError"),
])("$name is a question without an answer", (error) =>
  expect(problemOf(error)).toEqual({ kind: "answer", message: "no rows" }),
);
