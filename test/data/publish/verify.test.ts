import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { nodeFileSystem } from "../../../data/publish/fileSystem.ts";
import { folderSource } from "../../../data/publish/folderSource.ts";
import { httpSource } from "../../../data/publish/httpSource.ts";
import { publish } from "../../../data/publish/publish.ts";
import { verify, type Verification } from "../../../data/publish/verify.ts";
import { serve } from "../../../data/site/serve.ts";
import { hashes } from "../build/dataFolders.ts";
import { refusedFor } from "./refusal.ts";
import { testMachine } from "./testMachine.ts";
import { TinyFolders } from "./tinyFolders.ts";
import { put, tinyData } from "./tinySite.ts";

const tiny = new TinyFolders();
afterAll(() => tiny.remove());

const published = tiny.target();
let paths: string[];

beforeAll(async () => {
  await tiny.addSites("spring", "summer");
  await tiny.addData({ may: { covered: 20 }, june: { covered: 30 } });
  await publish(testMachine(), tiny.request(published, "spring", "may"));
  await publish(testMachine(), tiny.request(published, "summer", "june"));
  paths = Object.keys(hashes(published));
});

let to: string;
beforeEach(() => cpSync(published, (to = tiny.target()), { recursive: true }));

const found = ({ findings }: Verification): string[][] =>
  findings.map(({ code, path }) => [code, path]);
const verified = () => verify(folderSource(nodeFileSystem, to));

const settingsNames = ["site.json", "targets.json"];

/** Files whose content nobody but an administrator decides, or that are written anew when they are gone. */
const free = ["web.config", "publications.json"];

describe("a published folder", () => {
  it("is as published", async () => {
    expect(paths.length).toBeGreaterThan(40);
    expect(await verified()).toMatchObject({ findings: [], notices: [] });
  });

  it("lacks each file that is taken away", async () => {
    for (const path of paths.filter((one) => !/\.(br|gz)$/.test(one) && !free.includes(one))) {
      rmSync(join(to, path));
      expect(found(await verified()), path).toContainEqual(["missing", path]);
      cpSync(join(published, path), join(to, path));
    }
    expect(found(await verified())).toEqual([]);
  });

  it("differs by each byte that is changed", async () => {
    for (const path of paths.filter((one) => !free.includes(one))) {
      const bytes = readFileSync(join(published, path));
      const at = Math.floor(bytes.length / 2);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(join(to, path), bytes);
      const codes = found(await verified()).filter(([, one]) => one === path);
      const isSettings = settingsNames.includes(path);
      // A word of the settings may be any other word.
      if (!isSettings) expect(codes.length, path).toBeGreaterThan(0);
      cpSync(join(published, path), join(to, path));
    }
  });

  it("differs by each file that was cut", async () => {
    for (const path of paths.filter((one) => !free.includes(one))) {
      truncateSync(join(to, path), readFileSync(join(published, path)).length - 1);
      expect(
        found(await verified()).map(([, one]) => one),
        path,
      ).toContain(path);
      cpSync(join(published, path), join(to, path));
    }
  });

  it("has files that belong to nothing, of every kind", async () => {
    put(to, "ledger.xlsx", "x");
    put(to, "data/files/readme.txt", "x");
    put(to, `data/files/${"0".repeat(64)}.parquet`, "x");
    put(to, `data/files/${"0".repeat(64)}.json.br`, "x");
    put(to, "assets/.01234567-89ab-cdef-0123-456789abcdef.draft", "x");
    put(to, "index.html.br", "x");
    put(to, "data/current.json.gz", "x");
    put(to, ".publish.lock", "{}");
    const done = await verified();
    expect(found(done)).toEqual([
      ["leftover", "assets/.01234567-89ab-cdef-0123-456789abcdef.draft"],
      ["stale-sibling", "data/current.json.gz"],
      ["leftover", `data/files/${"0".repeat(64)}.json.br`],
      ["leftover", `data/files/${"0".repeat(64)}.parquet`],
      ["extra", "data/files/readme.txt"],
      ["stale-sibling", "index.html.br"],
      ["extra", "ledger.xlsx"],
    ]);
    expect(done.notices.map(({ code }) => code)).toEqual(["publishing-now"]);
    rmSync(join(to, ".publish.lock"));
    await publish(testMachine(), tiny.request(to, "summer", "june"));
    expect(found(await verified())).toEqual([
      ["extra", "data/files/readme.txt"],
      ["extra", "ledger.xlsx"],
    ]);
  });

  it("that declares itself aggregate may hold nothing named", async () => {
    const record = readFileSync(join(to, "publications.json"), "utf8");
    put(to, "publications.json", record.replace('"named"', '"aggregate"'));
    const codes = found(await verified()).map(([code]) => code);
    expect(codes).toEqual(["profile-of-target", "profile-of-target"]);
  });

  it("of which page and pointer are of different publications is unfinished", async () => {
    cpSync(join(tiny.site("spring"), "index.html"), join(to, "index.html"));
    expect(found(await verified())).toContainEqual(["unfinished", "index.html"]);
  });

  it("copied by hand is looked at as far as it tells what it is", async () => {
    const copied = tiny.target();
    cpSync(tiny.site("spring"), copied, { recursive: true });
    await tinyData(join(copied, "data"), { covered: 1 });
    await tinyData(join(copied, "data"), { covered: 2 });
    const look = () => verify(folderSource(nodeFileSystem, copied));
    const done = await look();
    expect([found(done), done.notices.map(({ code }) => code)]).toEqual([[], ["only-current"]]);
    const [file = ""] = Object.keys(hashes(join(copied, "data/files")));
    rmSync(join(copied, "data/files", file));
    put(copied, "data/rejects.csv", "x");
    expect(found(await look())).toEqual([
      ["missing", `data/files/${file}`],
      ["extra", "data/rejects.csv"],
    ]);
  });

  it("is none where nothing was published", async () => {
    const nothing = verify(folderSource(nodeFileSystem, tiny.target()));
    expect(await refusedFor(nothing)).toEqual(["not-published"]);
  });
});

describe("a published address", () => {
  /** What is found behind a server while it runs. */
  async function behind(listener: RequestListener, path = "/"): Promise<Verification> {
    const server = createServer(listener).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    try {
      return await verify(httpSource(`http://127.0.0.1:${port}${path}`));
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  /** A server of the folder that treats some paths in another way. */
  const files =
    (change: (path: string) => RequestListener | undefined = () => undefined): RequestListener =>
    (request, response) => {
      const path = (request.url ?? "").slice(1) || "index.html";
      const special = change(path);
      if (special !== undefined) return special(request, response);
      response.end(readFileSync(join(to, path)));
    };

  it("is as published, compressed or not, under any path", async () => {
    const site = await serve({ root: to, base: "/a/b/" });
    for (const address of [site.url, `${site.url}index.html?place=330100`, site.url.slice(0, -1)]) {
      const done = await verify(httpSource(address));
      expect(found(done)).toEqual([]);
      expect(done.notices.map(({ code }) => code)).toEqual(["extra-unseen"]);
    }
    const [sibling = ""] = paths.filter((path) => /^assets\/index.+\.gz$/.test(path));
    writeFileSync(join(to, sibling), gzipSync("another page"));
    const [missing = ""] = paths.filter((path) => path.endsWith(".parquet"));
    rmSync(join(to, missing));
    const findings = found(await verify(httpSource(site.url)));
    expect(findings).toHaveLength(2);
    expect(findings).toContainEqual(["missing", missing]);
    expect(findings).toContainEqual(["sibling", sibling]);
    await site.close();
  });

  it("that answers with a login page is told from one that lost files", async () => {
    const login: RequestListener = (_, response) =>
      response.setHeader("content-type", "text/html").end("<!DOCTYPE html><form>登录</form>");
    const done = await behind(files((path) => (path.startsWith("data/") ? login : undefined)));
    const codes = found(done).filter(([, path = ""]) => path.startsWith("data/"));
    expect(codes[0]).toEqual(["login-page", "data/current.json"]);
    expect(new Set(codes.map(([code]) => code))).toEqual(new Set(["login-page"]));
  });

  it.each<[string, string, RequestListener]>([
    ["server-status", "that forbids a file", (_, response) => void response.writeHead(403).end()],
    ["server-status", "that fails", (_, response) => void response.writeHead(500).end()],
    ["missing", "that does not know a type", (_, response) => void response.writeHead(404).end()],
    ["altered", "that sends too little", (_, response) => void response.end("{")],
    [
      "unreachable",
      "that breaks off",
      (_, response) => {
        response.writeHead(200, { "content-length": "100000" });
        response.write("{", () => response.destroy());
      },
    ],
  ])("%s: a server %s", async (code, _, listener) => {
    const [path = ""] = paths.filter((one) => one.endsWith(".parquet"));
    const done = await behind(files((asked) => (asked === path ? listener : undefined)));
    expect(found(done)).toEqual([[code, path]]);
  });

  it("where nobody answers, or nothing was published, is refused", async () => {
    const nobody = verify(httpSource("http://127.0.0.1:9/"));
    expect(await refusedFor(nobody)).toEqual(["unreachable"]);
    const nothing = behind((_, response) => void response.writeHead(404).end());
    expect(await refusedFor(nothing)).toEqual(["not-published"]);
  });
});
