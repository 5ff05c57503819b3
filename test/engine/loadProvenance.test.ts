import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Generation, Pointer } from "../../src/domain/generation.ts";
import { loadProvenance } from "../../src/engine/loadProvenance.ts";
import { Snapshot } from "../../src/engine/snapshot.ts";
import { SnapshotError } from "../../src/engine/snapshotError.ts";
import { tableReport } from "../fixtures/tableReport.ts";
import { base, serve, type Files } from "./dataFolder.ts";

const generation: Generation = {
  format: 1,
  profile: "named",
  schema: "1",
  measures: "1",
  datasets: [],
};
const current = "0123456789abcdef";
const record = { tool: "t", inputs: [], tables: [tableReport()], acceptedChanges: [] };

/** A snapshot whose pointer names the hash of `named`, while the server has `held`. */
function snapshotWith(named: string, held: string | null = named, id = current): Snapshot {
  const hash = createHash("sha256").update(named).digest("hex");
  const files: Files = new Map();
  if (held !== null) files.set(`provenance/${hash}.json`, new TextEncoder().encode(held));
  const pointer: Pointer = { format: 1, generation: current, version: 1, provenance: hash };
  const source = { base, fetch: serve(files).fetch, backoff: 0 };
  return new Snapshot({ id, requested: null, found: true, pointer, generation, source });
}

const faultOf = (snapshot: Snapshot): Promise<unknown> =>
  loadProvenance(snapshot).catch((error: unknown) =>
    error instanceof SnapshotError ? [error.file.slice(0, 11), error.fault] : error,
  );

const text = JSON.stringify(record);

describe("the record of provenance", () => {
  it("is read whole", async () => {
    expect(await loadProvenance(snapshotWith(text))).toEqual({ status: "ok", provenance: record });
  });

  it("of another generation is not asked for", async () => {
    const snapshot = snapshotWith(text, null, "fedcba9876543210");
    expect(await loadProvenance(snapshot)).toEqual({ status: "other-generation" });
  });

  it("of the older kind is told as such", async () => {
    const older = JSON.stringify({ tool: "t", inputs: [{ file: "enterprise.csv" }] });
    expect(await loadProvenance(snapshotWith(older))).toEqual({ status: "inputs-alone" });
  });

  it.each([
    ["missing", text, null],
    ["altered", text, text.replace("24", "25")],
    ["html", text, "<!DOCTYPE html><title>login</title>"],
    ["unreadable", "{", "{"],
    ["unreadable", "{}", "{}"],
    ["unreadable", "null", "null"],
    ["unreadable", text.replace('"rowsIn":24', '"rowsIn":-1'), undefined],
  ] as const)("%s: the error names the file", async (fault, named, held) => {
    const snapshot = held === undefined ? snapshotWith(named) : snapshotWith(named, held);
    expect(await faultOf(snapshot)).toEqual(["provenance/", fault]);
  });
});
