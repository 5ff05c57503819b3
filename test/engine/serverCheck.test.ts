import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { FileRef, Generation } from "../../src/domain/generation.ts";
import { engineFiles } from "../../src/engine/engineFiles.ts";
import { checkKinds, checkServer, type CheckedKind } from "../../src/engine/serverCheck.ts";

/** A site on a server that can be set up wrongly, file by file. */
interface Sent {
  body: string | Uint8Array<ArrayBuffer>;
  status?: number;
  headers: Record<string, string>;
}

const base = "http://intranet.test/a/b/";
const forEver = "public, max-age=31536000, immutable";
const security = {
  "Content-Security-Policy": "default-src 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

let files: Map<string, Sent>;
const parts = {
  page: "index.html",
  script: "assets/index-1.js",
  style: "assets/index-1.css",
  data: "data/",
  engine: {
    wasm: "assets/duckdb-eh.wasm",
    otherWasm: "assets/duckdb-mvp.wasm",
    worker: "assets/duckdb-eh.worker.js",
  },
};

const put = (file: string, type: string, caching: string, body = file): void =>
  void files.set(file, { body, headers: { "Content-Type": type, "Cache-Control": caching } });

function putHashed(body: string, extension: "json" | "parquet", type: string): FileRef {
  const file = `${createHash("sha256").update(body).digest("hex")}.${extension}`;
  put(`data/files/${file}`, type, forEver, body);
  return { file, bytes: body.length };
}

let facts: FileRef;

beforeEach(() => {
  files = new Map();
  put("index.html", "text/html; charset=utf-8", "no-cache", "<!doctype html><title>x</title>");
  Object.assign(files.get("index.html")?.headers ?? {}, security);
  put("assets/index-1.js", "text/javascript", forEver);
  put("assets/index-1.css", "text/css", forEver);
  put("boundaries/index.json", "application/json", "no-cache", '{"areas":[{"file":"1.json"}]}');
  put("boundaries/1.json", "application/json", "no-cache", "{}");
  facts = putHashed("PAR1facts", "parquet", "application/vnd.apache.parquet");
  const answers = putHashed('{"a":[]}', "json", "application/json");
  const generation: Generation = {
    format: 1,
    profile: "named",
    schema: "1",
    measures: "1",
    datasets: [
      {
        id: "ledger",
        synthetic: true,
        areas: [],
        source: null,
        periods: [
          {
            period: "2025-09",
            synthetic: true,
            tables: {},
            facts: { enterprise: facts },
            answers: { "330100": answers },
            rows: { "330100": putHashed("PAR1rows", "parquet", "application/octet-stream") },
          },
        ],
        trends: {},
        breaks: {},
      },
    ],
  };
  const text = JSON.stringify(generation);
  const id = createHash("sha256").update(text).digest("hex").slice(0, 16);
  put(`data/generations/${id}.json`, "application/json", forEver, text);
  const pointer = { format: 1, generation: id, version: 1, provenance: "0".repeat(64) };
  put("data/current.json", "application/json", "no-cache", JSON.stringify(pointer));
});

/** The engine is too large to be made here: its files answer 404 and are looked at by themselves. */
async function check(): Promise<Record<string, CheckedKind>> {
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const sent = files.get(String(input).slice(base.length));
    if (sent === undefined) return new Response("", { status: 404 });
    const { body, status = 200, headers } = sent;
    return new Response(init?.method === "HEAD" ? null : body, { status, headers });
  };
  const found: Record<string, CheckedKind> = {};
  for await (const one of checkServer(parts, { base, fetch })) found[one.kind] = one;
  return found;
}

/** Kinds with something to say: the fault, else the codes of the advice. */
async function findings(): Promise<Record<string, unknown>> {
  const found = Object.values(await check());
  expect(found.map(({ kind }) => kind)).toEqual([...checkKinds]);
  const said = found
    .filter(({ kind }) => kind !== "wasm" && kind !== "worker")
    .map(({ kind, file, error, advice }) => [
      kind,
      file === null ? "skipped" : (error?.fault ?? advice.map(({ code }) => code).join()),
    ]);
  return Object.fromEntries(said.filter(([, finding]) => finding !== "")) as object as Record<
    string,
    unknown
  >;
}

const change = (file: string, sent: Partial<Sent>): void => {
  const before = files.get(file);
  if (before === undefined) throw new Error(`no file: ${file}`);
  files.set(file, { ...before, ...sent, headers: { ...before.headers, ...sent.headers } });
};

describe("the check of a server", () => {
  it("has nothing to say of one that is set up well", async () => {
    expect(await findings()).toEqual({});
  });

  const login = { body: "<!doctype html>登录", headers: { "Content-Type": "text/html" } };
  const typeless = { headers: { "Content-Type": "application/octet-stream" } };
  const pointer = "data/current.json";
  const skipped = { generation: "skipped", answers: "skipped", facts: "skipped" };

  it.each([
    ["a login page for JSON", pointer, login, { pointer: "html", ...skipped }],
    [
      "a pointer that is cached",
      pointer,
      { headers: { "Cache-Control": "max-age=600" } },
      { pointer: "cached" },
    ],
    ["a pointer of another type", pointer, typeless, { pointer: "type" }],
    ["a broken pointer", pointer, { body: "{" }, skipped],
    [
      "scripts of another type, which browsers refuse",
      parts.script,
      typeless,
      { script: "wrong-type" },
    ],
    ["styles of another type", parts.style, typeless, { style: "wrong-type" }],
    [
      "hashed files that are not cached",
      parts.script,
      { headers: { "Cache-Control": "no-cache" } },
      { script: "uncached" },
    ],
    [
      "a large script, uncompressed",
      parts.script,
      { body: "x".repeat(1_000_001) },
      { script: "uncompressed" },
    ],
    ["an error of the server", "boundaries/1.json", { status: 500 }, { boundaries: "server" }],
    [
      "gzip that nobody declared",
      "boundaries/1.json",
      { body: new Uint8Array([0x1f, 0x8b, 8]) },
      { boundaries: "compressed" },
    ],
  ] as [string, string, Partial<Sent>, object][])("%s", async (_, file, sent, expected) => {
    change(file, sent);
    expect(await findings()).toEqual(expected);
  });

  it("names the headers that a page lacks", async () => {
    const sent = files.get("index.html");
    delete sent?.headers["Referrer-Policy"];
    delete sent?.headers["X-Content-Type-Options"];
    expect((await check())["page"]?.advice).toEqual([
      { code: "headers", names: ["X-Content-Type-Options", "Referrer-Policy"] },
    ]);
  });

  it("names an altered, a truncated and a missing file", async () => {
    const file = `data/files/${facts.file}`;
    change(file, { body: "PAR1fbcts" });
    expect(await findings()).toEqual({ facts: "altered" });
    change(file, { body: "PAR1" });
    expect((await check())["facts"]?.error).toMatchObject({
      fault: "truncated",
      detail: { got: 4, expected: 9 },
    });
    files.delete(file);
    expect(await findings()).toEqual({ facts: "missing" });
  });

  it("tells an extension that the server does not send", async () => {
    for (const file of [...files.keys()]) if (file.endsWith(".parquet")) files.delete(file);
    expect(await findings()).toEqual({ facts: "not-served" });
  });

  it("looks at the engine: both wasm files missing while its script is there is an extension", async () => {
    put(parts.engine.worker, "text/javascript", forEver);
    const { wasm, worker } = await check();
    expect(wasm?.error?.fault).toBe("not-served");
    expect(worker?.error).toMatchObject({
      fault: "truncated",
      detail: { expected: engineFiles.eh.worker.bytes },
    });
  });
});
