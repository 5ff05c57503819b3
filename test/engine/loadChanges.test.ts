import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Changes } from "../../src/domain/changes.ts";
import type { FileRef, Generation, Pointer } from "../../src/domain/generation.ts";
import { loadChanges } from "../../src/engine/loadChanges.ts";
import { Snapshot } from "../../src/engine/snapshot.ts";
import { SnapshotError } from "../../src/engine/snapshotError.ts";
import { base, serve, type Files } from "./dataFolder.ts";

const id = "0123456789abcdef";
const pointer: Pointer = { format: 1, generation: id, version: 1, provenance: "0".repeat(64) };
const generation: Generation = {
  format: 1,
  profile: "named",
  schema: "1",
  measures: "1",
  datasets: [],
};

const changes: Changes = {
  measures: {
    "union-rate-25plus": [
      { area: "330100", before: [2, 3], after: [3, 3], causes: { becameCovered: [1, 0] } },
      { area: null, before: [0, 0], after: [0, 0], causes: null },
    ],
  },
  movers: null,
};
const text = JSON.stringify(changes);

/** A snapshot whose manifest names `named` for 330100, while the server has `held`; and how often it was asked. */
function snapshotWith(named: string, held: string | null = named) {
  const bytes = new TextEncoder().encode(named);
  const ref: FileRef = {
    file: `${createHash("sha256").update(bytes).digest("hex")}.json`,
    bytes: bytes.length,
  };
  const files: Files = new Map();
  if (held !== null) files.set(`files/${ref.file}`, new TextEncoder().encode(held));
  const asked: unknown[] = [];
  const { fetch } = serve(files);
  const source = {
    base,
    backoff: 0,
    fetch: ((...request: Parameters<typeof fetch>) => {
      asked.push(request);
      return fetch(...request);
    }) satisfies typeof fetch,
  };
  const parts = { id, requested: null, found: true, pointer, generation, source };
  return { snapshot: new Snapshot(parts), files: { "330100": ref }, asked };
}

describe("changes of a scope", () => {
  it("are read whole, once", async () => {
    const { snapshot, files, asked } = snapshotWith(text);
    for (let turn = 0; turn < 2; turn += 1)
      expect(await loadChanges(snapshot, files, "330100")).toEqual(changes);
    expect(asked).toHaveLength(1);
  });

  it("of a scope that the manifest does not name are not asked for", async () => {
    const { snapshot, files, asked } = snapshotWith(text);
    expect(await loadChanges(snapshot, files, "310000")).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it.each([
    ["missing", text, null],
    ["altered", text, text.replace("[3,3]", "[4,3]")],
    ["truncated", text, text.slice(0, -1)],
    ["unreadable", "{", "{"],
    ["unreadable", text.replace('"movers":null', '"movers":{}'), undefined],
    ["unreadable", text.replace("[2,3]", "[2]"), undefined],
    ["unreadable", text.replace("union-rate-25plus", "no-such-measure"), undefined],
  ] as const)("%s: the error names the file", async (fault, named, held) => {
    const { snapshot, files } = snapshotWith(named, held);
    const error = await loadChanges(snapshot, files, "330100").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SnapshotError);
    expect(error).toMatchObject({ fault, file: `files/${files["330100"].file}` });
  });
});
