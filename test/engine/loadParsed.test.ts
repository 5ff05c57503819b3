import { expect, it } from "vitest";
import type { Fetch } from "../../src/engine/fetchFile.ts";
import { loadParsed } from "../../src/engine/loadParsed.ts";
import { SnapshotError } from "../../src/engine/snapshotError.ts";

/** A cache that keeps a broken copy which the server confirms; past it comes the file. */
function behindCache(file: string): { fetch: Fetch; caches: unknown[] } {
  const caches: unknown[] = [];
  const fetch: Fetch = async (_input, init) => {
    caches.push(init?.cache);
    return new Response(init?.cache === "reload" ? file : '{"cut');
  };
  return { fetch, caches };
}

const parse = (text: string): unknown => JSON.parse(text);
const load = (fetch: Fetch): Promise<unknown> =>
  loadParsed({ file: "site.json", fresh: true }, parse, { base: "", fetch });

it("asks once more, past the cache, for a copy that cannot be read", async () => {
  const { fetch, caches } = behindCache('{"a":1}');
  expect(await load(fetch)).toEqual({ a: 1 });
  expect(caches).toEqual(["no-cache", "reload"]);
});

it("gives up when that cannot be read either", async () => {
  const { fetch, caches } = behindCache("{");
  await expect(load(fetch)).rejects.toMatchObject({ fault: "unreadable", file: "site.json" });
  expect(caches).toHaveLength(2);
});

it("asks once where the fault is another", async () => {
  let asked = 0;
  const fetch: Fetch = async () => {
    asked += 1;
    return new Response("{}");
  };
  const refuse = (): never => {
    throw new SnapshotError("site.json", "newer-format", "x");
  };
  const loading = loadParsed({ file: "site.json" }, refuse, { base: "", fetch });
  await expect(loading).rejects.toMatchObject({ fault: "newer-format" });
  expect(asked).toBe(1);
});
