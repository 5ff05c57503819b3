import { createHash } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { fetchFile, type Fetch } from "../../src/engine/fetchFile.ts";
import type { Progress } from "../../src/engine/progress.ts";
import { SnapshotError, type SnapshotFault } from "../../src/engine/snapshotError.ts";

const content = new TextEncoder().encode('{"hello":"世界"}');
const hash = createHash("sha256").update(content).digest("hex");
const request = { file: "files/a.json", bytes: content.length, hash };

/** Answers in turn; an Error is a connection that fails. */
function server(...answers: (Response | Error)[]): { fetch: Fetch; caches: unknown[] } {
  const caches: unknown[] = [];
  const fetch: Fetch = async (_input, init) => {
    caches.push(init?.cache);
    const answer = answers.shift();
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error("no more");
    return answer;
  };
  return { fetch, caches };
}

const load = (fetch: Fetch): Promise<Uint8Array> =>
  fetchFile(request, { base: "http://atlas.test/data/", fetch, backoff: 0 });

async function fault(...answers: (Response | Error)[]): Promise<SnapshotError> {
  const error = await load(server(...answers).fetch).catch((thrown: unknown) => thrown);
  if (!(error instanceof SnapshotError)) throw new Error(`not a SnapshotError: ${String(error)}`);
  return error;
}

const times = (count: number, make: () => Response): Response[] =>
  Array.from({ length: count }, make);

const short = (): Response => new Response(content.slice(0, 5));
const other = (): Response => new Response(content.map((byte) => byte ^ 1));
const login = (): Response =>
  new Response("\n<!DOCTYPE html><title>登录</title>", {
    headers: { "content-type": "text/html" },
  });

describe("fetchFile", () => {
  it("returns the bytes and reports them as they come", async () => {
    const seen: Progress[] = [];
    const { fetch } = server(new Response(content));
    const bytes = await fetchFile(request, {
      base: "http://atlas.test/data/",
      fetch,
      onProgress: (progress) => seen.push(progress),
    });
    expect(bytes).toEqual(content);
    expect(seen.at(-1)).toEqual({ file: "files/a.json", loaded: 18, total: 18 });
  });

  const cases: [SnapshotFault, (Response | Error)[], RegExp][] = [
    ["missing", [new Response("", { status: 404 })], /^files\/a\.json: not on the server \(404\)/],
    ["refused", [new Response("", { status: 401 })], /401/],
    ["html", times(2, login), /web page came instead of data/],
    ["truncated", times(3, short), /expected 18 bytes, got 5/],
    ["altered", times(3, other), /not what was published/],
    ["altered", times(3, () => new Response(new Uint8Array([...content, 32]))), /published/],
    ["server", times(3, () => new Response("", { status: 503 })), /status 503/],
    ["unreachable", [1, 2, 3].map(() => new TypeError("Failed to fetch")), /no connection/],
  ];
  it.each(cases)("says %s and names the file", async (expected, answers, message) => {
    const error = await fault(...answers);
    expect([error.fault, error.file]).toEqual([expected, "files/a.json"]);
    expect(error.message).toMatch(message);
  });

  it("tries three times past the cache, then gives the file", async () => {
    const { fetch, caches } = server(new TypeError("reset"), other(), new Response(content));
    expect(await load(fetch)).toEqual(content);
    expect(caches).toEqual(["default", "reload", "reload"]);
  });

  it("asks once for what will not pass, and once past the cache for what may lie in one", async () => {
    const refused = server(new Response("", { status: 403 }), new Response(content));
    await expect(load(refused.fetch)).rejects.toThrow(SnapshotError);
    expect(refused.caches).toEqual(["default"]);
    const kept = server(login(), new Response(content));
    expect(await load(kept.fetch)).toEqual(content);
    const lasting = server(login(), login(), new Response(content));
    await expect(load(lasting.fetch)).rejects.toThrow(SnapshotError);
    for (const { caches } of [kept, lasting]) expect(caches).toEqual(["default", "reload"]);
  });

  it("asks for what must be fresh past the cache only when it comes wrong", async () => {
    const { fetch, caches } = server(other(), new Response(content));
    await fetchFile({ ...request, fresh: true }, { base: "", fetch, backoff: 0 });
    expect(caches).toEqual(["no-cache", "reload"]);
  });

  it("tells no total for a compressed answer of unknown length", async () => {
    const seen: Progress[] = [];
    const headers = { "content-encoding": "gzip", "content-length": "7" };
    const { fetch } = server(new Response(content, { headers }));
    const onProgress = (progress: Progress): number => seen.push(progress);
    await fetchFile({ file: "x" }, { base: "", fetch, onProgress });
    expect(seen.at(-1)).toEqual({ file: "x", loaded: 18, total: null });
  });

  it("stops when it is no longer wanted, without another attempt", async () => {
    const stop = new AbortController();
    let asked = 0;
    const fetch: Fetch = (_input, init) => {
      asked += 1;
      return new Promise((_, reject) => {
        init?.signal?.addEventListener("abort", () => reject(new TypeError("aborted")));
        stop.abort();
      });
    };
    const loading = fetchFile(request, { base: "", fetch, signal: stop.signal, backoff: 0 });
    await expect(loading).rejects.toMatchObject({ name: "AbortError" });
    expect(asked).toBe(1);
  });

  it("breaks off a connection that says nothing for 30 s", async () => {
    vi.useFakeTimers();
    const silent: Fetch = (_input, init) =>
      new Promise((_, reject) =>
        init?.signal?.addEventListener("abort", () => reject(new TypeError("aborted"))),
      );
    const loading = load(silent);
    const caught = expect(loading).rejects.toMatchObject({ fault: "unreachable" });
    await vi.advanceTimersByTimeAsync(96_000);
    await caught;
    vi.useRealTimers();
  });

  const redirection = (): Response =>
    Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });

  it("asks once more what is behind a lost connection: a redirection to a login", async () => {
    const lost = [1, 2, 3].map(() => new TypeError("Failed to fetch"));
    expect((await fault(...lost, redirection())).fault).toBe("redirected");
    expect((await fault(...lost, new Response(content))).fault).toBe("unreachable");
  });

  it("says how much came before the connection broke off", async () => {
    const cut = (): Response =>
      new Response(
        new ReadableStream({
          start: (controller) => controller.enqueue(content.slice(0, 7)),
          pull: (controller) => controller.error(new TypeError("network error")),
        }),
      );
    const { fetch } = server(...times(3, cut));
    await expect(load(fetch)).rejects.toMatchObject({
      fault: "truncated",
      detail: { got: 7, expected: 18 },
    });
  });

  const gzip = (): Response => new Response(new Uint8Array([0x1f, 0x8b, 8, 0]));
  it.each([undefined, content.length])("knows undeclared gzip (length %s)", async (bytes) => {
    const { fetch } = server(gzip(), gzip());
    const loading = fetchFile({ file: "x", bytes }, { base: "", fetch, backoff: 0 });
    await expect(loading).rejects.toMatchObject({ fault: "compressed" });
  });

  describe("a missing file beside others", () => {
    const beside = { same: "files/b.parquet", other: "files/c.json" };
    const ask = (statuses: Record<string, number>): Promise<unknown> => {
      const fetch: Fetch = async (input) =>
        new Response("", { status: statuses[String(input)] ?? 404 });
      return fetchFile({ file: "files/a.parquet", beside }, { base: "", fetch });
    };

    it.each([
      ["not-served", "no other of its extension comes, but JSON does", { "files/c.json": 200 }],
      [
        "missing",
        "another of its extension comes",
        { "files/b.parquet": 200, "files/c.json": 200 },
      ],
      ["missing", "nothing comes", {}],
      ["missing", "the others are refused", { "files/b.parquet": 405, "files/c.json": 405 }],
    ] as const)("is %s when %s", async (expected, _, statuses) => {
      await expect(ask(statuses)).rejects.toMatchObject({ fault: expected });
    });
  });

  it("lets no cache answer when it is told so", async () => {
    const { fetch, caches } = server(new Response(content));
    await fetchFile({ ...request, fresh: "past-cache" }, { base: "", fetch });
    expect(caches).toEqual(["reload"]);
  });

  it("checks hashes without crypto.subtle, as on plain http", async () => {
    vi.stubGlobal("crypto", {});
    expect(await load(server(new Response(content)).fetch)).toEqual(content);
    expect((await fault(...times(3, other))).fault).toBe("altered");
    vi.unstubAllGlobals();
  });
});
