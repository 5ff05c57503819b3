import { mkdir, mkdtemp, realpath, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentSecurityPolicy } from "../../data/site/contentSecurityPolicy.ts";
import { secureHeaders, securityHeaders } from "../../data/site/responseHeaders.ts";
import { serve, type Served } from "../../data/site/serve.ts";

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

const hash = "0123456789abcdef".repeat(4);
const parquet = `data/files/${hash}.parquet`;
const generation = `data/generations/${hash.slice(16, 32)}.json`;
const provenance = `data/provenance/${hash}.json`;
const script = "console.log('map');\n".repeat(100);
const answersText = JSON.stringify({ rows: Array.from({ length: 200 }, (_, i) => i) });
let folder: string;
let site: Served;
let below: Served;

/** The path goes out exactly as written, as a hostile client would send it. */
function ask(
  served: Served,
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: served.port, path, headers, method };
    const sent = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      );
    });
    sent.on("error", reject).end();
  });
}

async function put(path: string, content: string | Buffer): Promise<void> {
  await mkdir(join(folder, path, ".."), { recursive: true });
  await writeFile(join(folder, path), content);
}

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "serve-")));
  await put("dist/index.html", "<!doctype html><title>atlas</title>");
  await put("dist/site.json", "{}");
  await put("dist/assets/index-a1b2c3d4.js", script);
  await put("dist/assets/index-a1b2c3d4.js.br", brotliCompressSync(script));
  await put("dist/assets/index-a1b2c3d4.js.gz", gzipSync(script));
  await put("dist/assets/engine-d4e5f6_A.wasm", Buffer.from([0, 97, 115, 109]));
  await put("dist/assets/map-e5-6f7A8.css", "a{}");
  await put("dist/boundaries/310000.json", "{}");
  await put("dist/favicon.svg", "<svg/>");
  await put("dist/font.woff2", "x");
  await put("dist/LICENSE", "MIT");
  await put("dist/empty.txt", "");
  await put("dist/.secret", "hidden");
  await put("data/current.json", '{"version":1}');
  await put(parquet, "PAR1");
  await put("data/files/cd.json", answersText);
  await put("compressed/files/cd.json.br", brotliCompressSync(answersText));
  await put(generation, "{}");
  await put(provenance, "{}");
  await put("data/files/index.html", "not named by its content");
  await put("dist/assets/index.html", "not named by its content");
  await put("dist/web.config", "for the server");
  await put("outside.txt", "not for readers");
  await symlink(join(folder, "outside.txt"), join(folder, "dist", "link.txt"));
  await symlink(folder, join(folder, "dist", "up"));
  await symlink(join(folder, "dist", "favicon.svg"), join(folder, "dist", "inside.svg"));
  const root = join(folder, "dist");
  const mounts = [
    { at: "data/", root: join(folder, "data"), compressed: join(folder, "compressed") },
  ];
  site = await serve({ root, mounts });
  below = await serve({ root, mounts, base: "/a/b/" });
});

afterAll(async () => {
  await site.close();
  await below.close();
  await rm(folder, { recursive: true });
});

test.each([
  ["/", "text/html; charset=utf-8"],
  ["/index.html?x=1", "text/html; charset=utf-8"],
  ["/assets/index-a1b2c3d4.js", "text/javascript; charset=utf-8"],
  ["/assets/engine-d4e5f6_A.wasm", "application/wasm"],
  ["/assets/map-e5-6f7A8.css", "text/css; charset=utf-8"],
  ["/site.json", "application/json; charset=utf-8"],
  ["/favicon.svg", "image/svg+xml; charset=utf-8"],
  ["/font.woff2", "font/woff2"],
  [`/${parquet}`, "application/vnd.apache.parquet"],
  ["/LICENSE", "application/octet-stream"],
])("%s is %s", async (path, type) => {
  const { status, headers } = await ask(site, path);
  expect([status, headers["content-type"]]).toEqual([200, type]);
});

test.each([
  ["/", "no-cache"],
  ["/index.html", "no-cache"],
  ["/site.json", "no-cache"],
  ["/data/current.json", "no-cache"],
  ["/assets/index-a1b2c3d4.js", "public, max-age=31536000, immutable"],
  ["/assets/index-a1b2c3d4.js.br", "public, max-age=31536000, immutable"],
  [`/${parquet}`, "public, max-age=31536000, immutable"],
  [`/${generation}`, "public, max-age=31536000, immutable"],
  [`/${provenance}`, "public, max-age=31536000, immutable"],
  ["/assets/index.html", "no-cache"],
  ["/data/files/index.html", "no-cache"],
])("%s is cached as %s", async (path, caching) => {
  expect((await ask(site, path)).headers["cache-control"]).toBe(caching);
});

describe("pre-compressed siblings", () => {
  const path = "/assets/index-a1b2c3d4.js";

  test.each([
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["*", "br"],
    ["identity", undefined],
    ["gzip;q=0", undefined],
  ])("%s gets %s", async (accepted, coding) => {
    const { headers, body } = await ask(site, path, { "Accept-Encoding": accepted });
    expect([headers["content-encoding"], headers["vary"]]).toEqual([coding, "Accept-Encoding"]);
    expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(headers["content-length"]).toBe(String(body.length));
    const plain = coding === "br" ? brotliDecompressSync(body) : coding ? gunzipSync(body) : body;
    expect(plain.toString()).toBe(script);
  });

  test("may lie in a folder of their own", async () => {
    const { headers, body } = await ask(site, "/data/files/cd.json", { "Accept-Encoding": "br" });
    expect(headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(body).toString()).toBe(answersText);
  });

  test("a file without a sibling goes out as it is", async () => {
    const { headers, body } = await ask(site, "/site.json", { "Accept-Encoding": "br" });
    expect([headers["content-encoding"], body.toString()]).toEqual([undefined, "{}"]);
  });
});

describe("unchanged files", () => {
  test("are answered with 304, per coding", async () => {
    const path = "/assets/index-a1b2c3d4.js";
    const plain = String((await ask(site, path)).headers["etag"]);
    const brotli = { "Accept-Encoding": "br" };
    const packed = String((await ask(site, path, brotli)).headers["etag"]);
    expect(packed).not.toBe(plain);
    const again = await ask(site, path, { "If-None-Match": `"x", ${plain}` });
    expect([again.status, again.body.length, again.headers["etag"]]).toEqual([304, 0, plain]);
    expect((await ask(site, path, { ...brotli, "If-None-Match": plain })).status).toBe(200);
    expect((await ask(site, path, { ...brotli, "If-None-Match": packed })).status).toBe(304);
  });

  test("a replaced pointer of the same size is sent again", async () => {
    const etag = String((await ask(site, "/data/current.json")).headers["etag"]);
    await put("data/current.json", '{"version":2}');
    await utimes(join(folder, "data/current.json"), 1, 1);
    const { status, body } = await ask(site, "/data/current.json", { "If-None-Match": etag });
    expect([status, body.toString()]).toEqual([200, '{"version":2}']);
  });
});

test("HEAD has the headers of GET and no body", async () => {
  const { status, headers, body } = await ask(site, "/site.json", {}, "HEAD");
  expect([status, headers["content-length"], body.length]).toEqual([200, "2", 0]);
});

test("an empty file is an empty answer", async () => {
  const { status, headers } = await ask(site, "/empty.txt");
  expect([status, headers["content-length"]]).toEqual([200, "0"]);
});

test("only GET and HEAD are answered", async () => {
  const { status, headers } = await ask(site, "/", {}, "POST");
  expect([status, headers["allow"]]).toEqual([405, "GET, HEAD"]);
});

test.each(["/", "/assets/index-a1b2c3d4.js", "/nothing"])("%s carries the policy", async (path) => {
  const { headers } = await ask(site, path);
  expect(headers["content-security-policy"]).toContain(contentSecurityPolicy);
  for (const [name, value] of Object.entries(securityHeaders))
    expect(headers[name.toLowerCase()], name).toBe(value);
  for (const name of Object.keys(secureHeaders))
    expect(headers[name.toLowerCase()], name).toBeUndefined();
});

test.each([
  "/nothing.txt",
  "/../outside.txt",
  "/assets/../../outside.txt",
  "/%2e%2e/outside.txt",
  "/..%2foutside.txt",
  "/%2e%2e%2foutside.txt",
  "/..%5coutside.txt",
  "/..\\outside.txt",
  "//outside.txt",
  "/index.html%00.txt",
  "/%",
  "/%c0%ae%c0%ae/outside.txt",
  "/.secret",
  "/web.config",
  "/Web.Config",
  "/link.txt",
  "/up/outside.txt",
  "/boundaries",
  "/boundaries/",
  "/data/",
  "/data/../site.json",
  "/C:/index.html",
  `/${"x".repeat(5000)}`,
])("%s is not found", async (path) => {
  const { status, headers, body } = await ask(site, path);
  expect([status, body.toString()]).toEqual([404, "not found\n"]);
  expect(headers["cache-control"]).toBe("no-store");
});

test("a link within the folder is followed", async () => {
  expect((await ask(site, "/inside.svg")).body.toString()).toBe("<svg/>");
});

describe("under /a/b/", () => {
  test("the address names the base", () => {
    expect(below.url).toBe(`http://localhost:${below.port}/a/b/`);
  });

  test.each([
    ["/a/b/", 200],
    ["/a/b/data/current.json", 200],
    ["/a/b", 301],
    ["/", 404],
    ["/index.html", 404],
    ["/a/bc/index.html", 404],
    ["/a/b/../../index.html", 404],
  ])("%s answers %i", async (path, status) => {
    expect((await ask(below, path)).status).toBe(status);
  });

  test("hashed names are kept there too", async () => {
    const { headers } = await ask(below, `/a/b/${parquet}`);
    expect(headers["cache-control"]).toContain("immutable");
  });
});

test("a port that is taken is refused", async () => {
  await expect(serve({ root: folder, port: site.port })).rejects.toThrow("EADDRINUSE");
});
