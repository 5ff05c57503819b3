import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleSite } from "../../../data/servers/sampleSite.ts";
import { isCompressible, mimeType, mimeTypes } from "../../../data/site/mimeType.ts";
import { caching, secureHeaders, securityHeaders } from "../../../data/site/responseHeaders.ts";
import { findProgram } from "../../findProgram.mjs";
import { apachePlan } from "./apachePlan.ts";
import { askServer, type Answer, type Asked, type Endpoint } from "./askServer.ts";
import { observatory } from "./observatory/observatory.ts";
import { visitServer } from "./observatory/visitServer.ts";
import { hasBrotliModule, nginxPlan } from "./nginxPlan.ts";
import { hashed, packed, siteFolder, type SiteFolder } from "./siteFolder.ts";
import { startServer, type RunningServer, type ServerPlan } from "./startServer.ts";

const nginx = findProgram(["nginx"]);
const apache = findProgram(["apache2", "httpd"]);
const openssl = findProgram(["openssl"]);

interface Kind {
  name: string;
  isThere: boolean;
  hasBrotli: boolean;
  /** Sends security headers with 304 as well; Apache by its design leaves them out. */
  headersOf304: boolean;
  plan: (root: string) => ServerPlan;
}

const kinds: readonly Kind[] = [
  {
    name: "nginx",
    isThere: nginx !== undefined && openssl !== undefined,
    hasBrotli: false,
    headersOf304: true,
    plan: (root) => nginxPlan(nginx ?? "", openssl ?? "", root, false),
  },
  {
    name: "nginx with its brotli module",
    isThere: nginx !== undefined && openssl !== undefined && hasBrotliModule,
    hasBrotli: true,
    headersOf304: true,
    plan: (root) => nginxPlan(nginx ?? "", openssl ?? "", root, true),
  },
  {
    name: "Apache",
    isThere: apache !== undefined && openssl !== undefined,
    hasBrotli: true,
    headersOf304: false,
    plan: (root) => apachePlan(apache ?? "", openssl ?? "", root),
  },
];

let site: SiteFolder;
beforeAll(async () => {
  site = await siteFolder();
});
afterAll(() => site.close());

describe.each(kinds.filter(({ isThere }) => !isThere))("$name", () => {
  test.skip("is not installed: its sample configuration is not tried", () => {});
});

describe.each(kinds.filter(({ isThere }) => isThere))("$name", (kind) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer(kind.plan(site.root));
  });
  afterAll(() => server.close());

  const ways = ["http", "https", "sub-path"] as const;

  describe.each(ways)("%s", (way) => {
    const base = way === "sub-path" ? sampleSite.base : "/";

    function endpoint(): Endpoint {
      const { ports, certificate } = server;
      if (way === "https") return { port: ports.https, certificate };
      return { port: way === "http" ? ports.http : ports.subPath };
    }

    const ask = (path: string, asked: Asked = {}): Promise<Answer> =>
      askServer(endpoint(), base + path, asked);

    const wanted = way === "https" ? { ...securityHeaders, ...secureHeaders } : securityHeaders;

    function expectHeaders({ headers, repeated }: Answer): void {
      for (const [name, value] of Object.entries(wanted))
        expect(headers[name.toLowerCase()], name).toBe(value);
      if (way !== "https")
        for (const name of Object.keys(secureHeaders))
          expect(headers[name.toLowerCase()], name).toBeUndefined();
      expect(repeated).toEqual([]);
      expect(headers["server"]).not.toMatch(/\d/);
    }

    test.each([
      ...Object.keys(mimeTypes).map((extension) => `kinds/kind${extension}`),
      "kinds/unknown.bin",
      "",
      "index.html?x=1",
      "site.json",
      "targets.json",
      "boundaries/index.json",
      "data/current.json",
      "assets/index.html",
      "assets/sub/deep.txt",
      ...Object.values(hashed),
    ])("%s comes with its type, caching and headers", async (path) => {
      const file = path.replace(/\?.*/, "") || "index.html";
      const answer = await ask(path);
      expect([answer.status, answer.headers["content-type"]]).toEqual([200, mimeType(file)]);
      expect(answer.body.equals(site.content(file))).toBe(true);
      const isHashed = Object.values<string>(hashed).includes(path);
      expect(answer.headers["cache-control"]).toBe(isHashed ? caching.hashed : caching.other);
      expectHeaders(answer);
    });

    const codingOf = (accepted: string): "br" | "gzip" | undefined => {
      if (kind.hasBrotli && /\bbr\b(?!;q=0)/.test(accepted)) return "br";
      return /\bgzip\b(?!;q=0)/.test(accepted) ? "gzip" : undefined;
    };

    describe.each(packed)("siblings of %s", (path) => {
      test.each([
        "gzip, deflate, br",
        "gzip",
        "br",
        "br;q=0, gzip",
        "gzip;q=0, br",
        "gzip;q=0",
        "identity",
        "deflate",
      ])("for %s", async (accepted) => {
        const coding = codingOf(accepted);
        const asked = path === "index.html" ? "" : path;
        const answer = await ask(asked, { headers: { "Accept-Encoding": accepted } });
        expect([answer.status, answer.headers["content-encoding"]]).toEqual([200, coding]);
        const bytes = coding === undefined ? site.content(path) : site.sibling(path, coding);
        expect(answer.body.equals(bytes)).toBe(true);
        expect(answer.headers["content-length"]).toBe(String(bytes.length));
        expect(answer.headers["content-type"]).toBe(mimeType(path));
        expect(answer.headers["vary"]).toBe("Accept-Encoding");
        const isHashed = Object.values<string>(hashed).includes(path);
        expect(answer.headers["cache-control"]).toBe(isHashed ? caching.hashed : caching.other);
        expectHeaders(answer);
      });

      test("are themselves bytes without a coding", async () => {
        const headers = { "Accept-Encoding": "gzip, br" };
        for (const [coding, extension] of [
          ["br", ".br"],
          ["gzip", ".gz"],
        ] as const) {
          const answer = await ask(path + extension, { headers });
          expect([answer.status, answer.headers["content-encoding"]]).toEqual([200, undefined]);
          expect(answer.headers["content-type"]).toBe("application/octet-stream");
          expect(answer.body.equals(site.sibling(path, coding))).toBe(true);
        }
      });
    });

    test("a text without a sibling is compressed on the way, other files are not", async () => {
      const headers = { "Accept-Encoding": "gzip, deflate, br" };
      const answer = await ask(hashed.answers, { headers });
      expect(answer.headers["content-encoding"]).toBe("gzip");
      expect(gunzipSync(answer.body).equals(site.content(hashed.answers))).toBe(true);
      expect(isCompressible(hashed.parquet)).toBe(false);
      const plain = await ask(hashed.parquet, { headers });
      expect(plain.headers["content-encoding"]).toBeUndefined();
      expect(plain.headers["content-length"]).toBe(String(site.content(hashed.parquet).length));
    });

    test.each(["site.json", hashed.script, hashed.parquet])(
      "%s is not sent again unchanged, per coding",
      async (path) => {
        for (const coding of ["gzip", "identity"]) {
          const accepted = { "Accept-Encoding": coding };
          const etag = String((await ask(path, { headers: accepted })).headers["etag"]);
          const headers = { ...accepted, "If-None-Match": etag };
          const again = await ask(path, { headers });
          expect([again.status, again.body.length, again.headers["etag"]]).toEqual([304, 0, etag]);
          const isHashed = Object.values<string>(hashed).includes(path);
          const wantedCaching = isHashed ? caching.hashed : caching.other;
          expect(again.headers["cache-control"]).toBe(wantedCaching);
          if (kind.headersOf304) expectHeaders(again);
        }
      },
    );

    test("the codings of a file have etags of their own", async () => {
      const tags = ["identity", "gzip", "br"].map(async (coding) => {
        const headers = { "Accept-Encoding": coding };
        return (await ask(hashed.script, { headers })).headers["etag"];
      });
      expect(new Set(await Promise.all(tags)).size).toBe(kind.hasBrotli ? 3 : 2);
    });

    test("a part of a file", async () => {
      const answer = await ask(hashed.parquet, { headers: { Range: "bytes=100-199" } });
      expect(answer.status).toBe(206);
      expect(answer.body.equals(site.content(hashed.parquet).subarray(100, 200))).toBe(true);
      expect(answer.headers["cache-control"]).toBe(caching.hashed);
      expectHeaders(answer);
    });

    test("HEAD has the headers of GET and no body", async () => {
      const answer = await ask("site.json", { method: "HEAD" });
      expect([answer.status, answer.body.length]).toEqual([200, 0]);
      expect(answer.headers["content-length"]).toBe(String(site.content("site.json").length));
      expectHeaders(answer);
    });

    test.each([
      ".secret",
      ".git/config",
      ".git/",
      "data/.work/draft.json",
      "%2esecret",
      "web.config",
      "Web.Config",
      "assets/sub/",
      "data/",
      "data/files/",
      "nothing.txt",
      "nothing/",
      "assets/index-00000000.js",
      `data/files/${"0".repeat(64)}.parquet`,
      "site.json/",
    ])("%s is not found, and nobody keeps that", async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
      expect(answer.headers["cache-control"]).toBe(caching.error);
      expect(answer.body.toString()).not.toMatch(/hidden|deep|current\.json|parquet/);
      expectHeaders(answer);
    });

    test("a folder without its slash leads to the one with it, or is not found", async () => {
      const answer = await ask("assets/sub");
      expect([301, 404]).toContain(answer.status);
      if (answer.status === 301) expect(answer.headers["location"]).toMatch(/\/assets\/sub\/$/);
      expectHeaders(answer);
    });

    test.each(["POST", "PUT", "DELETE"])("%s is refused", async (method) => {
      const answer = await ask("site.json", { method });
      expect(answer.status).toBe(405);
      expect(answer.body.toString()).not.toContain("atlas");
      expectHeaders(answer);
    });
  });

  test("the sub-path without its last slash leads to it", async () => {
    const { status, headers } = await askServer({ port: server.ports.subPath }, "/a/b");
    expect(status).toBe(301);
    expect(headers["location"]).toMatch(/^(?:http:\/\/atlas\.example(?::\d+)?)?\/a\/b\/$/);
  });

  test("http leads to https with the path", async () => {
    const path = "/data/current.json?x=1";
    const { status, headers } = await askServer({ port: server.ports.redirect }, path);
    expect([status, headers["location"]]).toEqual([301, `https://${sampleSite.name}${path}`]);
  });

  test("MDN's Observatory would give at least 100 points and no penalty", async () => {
    const { score, verdicts } = observatory(await visitServer(server));
    expect(verdicts.filter(({ modifier }) => modifier < 0)).toEqual([]);
    expect(score).toBeGreaterThanOrEqual(100);
  });

  test("brotli is smaller and the same", async () => {
    const headers = { "Accept-Encoding": "br" };
    const { body, headers: got } = await askServer({ port: server.ports.http }, `/${hashed.wasm}`, {
      headers,
    });
    const plain = got["content-encoding"] === "br" ? brotliDecompressSync(body) : body;
    expect(plain.equals(site.content(hashed.wasm))).toBe(true);
  });
});
