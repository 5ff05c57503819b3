import { expect, it } from "vitest";
import { QueryError } from "../../src/engine/queryError.ts";
import { SnapshotError, snapshotFaults } from "../../src/engine/snapshotError.ts";
import { problemOf } from "../../src/state/problem.ts";

it.each(snapshotFaults)("%s is the fault of a file", (fault) => {
  const error = new SnapshotError("files/ab12.parquet", fault, "wrong");
  expect(problemOf(error)).toEqual({ kind: "file", file: "files/ab12.parquet", fault });
});

it.each([
  new Error("no rows"),
  new QueryError("no rows", null),
  new DOMException("no rows", "DataError"),
])("$name is a question without an answer", (error) =>
  expect(problemOf(error)).toEqual({ kind: "answer", message: "no rows" }),
);
