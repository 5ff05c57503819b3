import { beforeEach, describe, expect, it } from "vitest";
import type { Generation } from "../../src/domain/generation.ts";
import { openSnapshot } from "../../src/engine/openSnapshot.ts";
import { base, publish, serve, type Files } from "./dataFolder.ts";

const generation: Generation = {
  format: 1,
  profile: "named",
  schema: "1",
  measures: "1",
  datasets: [],
};
const older: Generation = { ...generation, schema: "0" };

let files: Files;
let ids: { older: string; current: string };

beforeEach(() => {
  files = new Map();
  ids = { older: publish(files, older), current: publish(files, generation) };
});

const open = (requested?: string): ReturnType<typeof openSnapshot> =>
  openSnapshot({ base, fetch: serve(files).fetch, generation: requested, backoff: 0 });

const write = (file: string, text: string): unknown =>
  files.set(file, new Uint8Array(new TextEncoder().encode(text)));

describe("openSnapshot", () => {
  it("opens the current generation", async () => {
    const { id, requested, found, generation: opened } = await open();
    expect({ id, requested, found }).toEqual({ id: ids.current, requested: null, found: true });
    expect(opened.schema).toBe("1");
  });

  it("opens an older generation that was asked for", async () => {
    const snapshot = await open(ids.older);
    expect([snapshot.id, snapshot.found, snapshot.generation.schema]).toEqual([
      ids.older,
      true,
      "0",
    ]);
  });

  it.each(["0123456789abcdef", "../../secret", ""])(
    "opens the current one instead of %j and says so",
    async (requested) => {
      const snapshot = await open(requested);
      expect([snapshot.id, snapshot.requested, snapshot.found]).toEqual([
        ids.current,
        requested,
        false,
      ]);
    },
  );

  it("opens the current one instead of one in an older format", async () => {
    const former = publish(files, { ...generation, format: 0 } as unknown as Generation);
    publish(files, generation);
    const snapshot = await open(former);
    expect([snapshot.id, snapshot.found]).toEqual([ids.current, false]);
  });

  it("asks past every cache for a pointer that is older than one seen before", async () => {
    const pointer = (version: number): Uint8Array<ArrayBuffer> =>
      new Uint8Array(
        new TextEncoder().encode(
          JSON.stringify({
            format: 1,
            generation: ids.current,
            version,
            provenance: "0".repeat(64),
          }),
        ),
      );
    const { fetch } = serve(files);
    const versions: number[] = [];
    const open = async (behindCache: number): Promise<number> => {
      const { pointer: opened } = await openSnapshot({
        base,
        seen: 5,
        onPointer: ({ version }) => versions.push(version),
        fetch: (input, init) => {
          files.set("current.json", pointer(init?.cache === "reload" ? behindCache : 3));
          return fetch(input, init);
        },
      });
      return opened.version;
    };
    expect(await open(6)).toBe(6);
    expect(await open(3)).toBe(3);
    expect(versions).toEqual([6, 3]);
  });

  it("reads a pointer with the generation before and the time", async () => {
    const written = { previous: ids.older, published: "2025-10-08T06:00:00Z" };
    const text = new TextDecoder().decode(files.get("current.json"));
    write("current.json", JSON.stringify({ ...(JSON.parse(text) as object), ...written }));
    expect((await open()).pointer).toMatchObject(written);
  });

  it("asks the server for the pointer whatever the cache holds", async () => {
    const modes: unknown[] = [];
    const { fetch } = serve(files);
    await openSnapshot({
      base,
      fetch: (input, init) => {
        modes.push(init?.cache);
        return fetch(input, init);
      },
    });
    expect(modes).toEqual(["no-cache", "default"]);
  });

  it("refuses a manifest whose id is not its hash", async () => {
    write(`generations/${ids.current}.json`, JSON.stringify({ ...generation, schema: "2" }));
    await expect(open()).rejects.toMatchObject({
      fault: "altered",
      file: `generations/${ids.current}.json`,
    });
  });

  it.each([
    ["current.json", "{", "unreadable", /cannot be read/],
    ["current.json", '{"format":1,"generation":"zz"}', "unreadable", /generation/],
    ["current.json", '{"format":2}', "newer-format", /format 2, this program reads 1; reload/],
    ["current.json", '{"format":0}', "older-format", /format 0, .* publish the data again/],
    ["current.json", "null", "unreadable", /cannot be read/],
    ["current.json", "<html>login</html>", "html", /web page/],
  ])("names %s with content %s", async (file, text, fault, message) => {
    write(file, text);
    const error = await open().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ file, fault });
    expect(String(error)).toMatch(message);
  });

  it.each(["current.json", "generation"])("says that %s is missing", async (which) => {
    const file = which === "generation" ? `generations/${ids.current}.json` : which;
    files.delete(file);
    await expect(open()).rejects.toMatchObject({ fault: "missing", file });
  });
});
