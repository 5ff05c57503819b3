import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { canonicalJson } from "../../../data/build/canonicalJson.ts";
import { sha256 } from "../../../data/build/contentStore.ts";
import { folderSource } from "../../../data/publish/folderSource.ts";
import { nodeFileSystem } from "../../../data/publish/fileSystem.ts";
import { parseRecord } from "../../../data/publish/publicationRecord.ts";
import { publish, rehearse } from "../../../data/publish/publish.ts";
import type { PublishRequest } from "../../../data/publish/readSources.ts";
import { releaseOf, withRelease } from "../../../data/publish/release.ts";
import { verify } from "../../../data/publish/verify.ts";
import { parsePointer } from "../../../src/domain/generation.ts";
import { hashes } from "../build/dataFolders.ts";
import { refusedFor } from "./refusal.ts";
import { openAsReader } from "./siteReader.ts";
import { day, newYear, testMachine } from "./testMachine.ts";
import { TinyFolders } from "./tinyFolders.ts";
import { put, settings, tinyData, tinySite } from "./tinySite.ts";

const tiny = new TinyFolders();
afterAll(() => tiny.remove());

beforeAll(async () => {
  await tiny.addSites("spring", "summer");
  await tiny.addData({
    may: { period: "2025-05", covered: 20 },
    june: { period: "2025-06", covered: 30 },
    counts: { covered: 30, profile: "aggregate" },
  });
});

let to: string;
beforeEach(() => (to = tiny.target()));

type Args = [site: string | null, month: string | null, more?: Partial<PublishRequest>];
const run = (...args: Args) => publish(testMachine(), tiny.request(to, ...args));
const plan = (...args: Args) => rehearse(testMachine(), tiny.request(to, ...args));

const read = (path: string): string => readFileSync(join(to, path), "utf8");
const pointer = () => parsePointer(read("data/current.json"));
const record = () => parseRecord(read("publications.json"));
const verified = async () => (await verify(folderSource(nodeFileSystem, to))).findings;

describe("a first publication", () => {
  it("writes the whole site, the pointer and the record", async () => {
    const { isChanged, findings } = await run("spring", "may");
    expect([isChanged, findings]).toEqual([true, []]);
    expect(await openAsReader(to)).toEqual({
      ...{ generation: tiny.id("may"), release: tiny.id("spring"), version: 1 },
    });
    expect(pointer()).toMatchObject({
      ...{ previous: null, published: "2026-01-01T12:00:00.000Z", release: tiny.id("spring") },
    });
    expect(record()).toMatchObject({ profile: "named", version: 1, withdrawn: [] });
    expect(await verified()).toEqual([]);
  });

  it("leaves no lock and no draft, and has siblings of what is named by its content alone", async () => {
    await run("spring", "may");
    const paths = Object.keys(hashes(to));
    expect(paths.filter((path) => /(^|\/)\./.test(path))).toEqual([]);
    const siblings = paths.filter((path) => path.endsWith(".br")).map((path) => path.split("/")[0]);
    expect(siblings).toEqual(["assets", "assets", "boundaries", "data", "data", "releases"]);
  });

  it("needs both site and data, and a folder above that is there", async () => {
    expect(await refusedFor(run("spring", null))).toEqual(["first-publication"]);
    expect(await refusedFor(run(null, "may"))).toEqual(["first-publication"]);
    expect(existsSync(to)).toBe(false);
    const away = join(to, "of", "share");
    expect(await refusedFor(run("spring", "may", { to: away }))).toEqual(["no-parent"]);
  });

  it("is refused where another site is, or where a source is", async () => {
    put(to, "index.html", "<!doctype html><title>Intranet</title>");
    expect(await refusedFor(run("spring", "may"))).toEqual(["foreign-folder"]);
    expect(Object.keys(hashes(to))).toEqual(["index.html"]);
    expect(await refusedFor(run("spring", "may", { to: tiny.site("spring") }))).toEqual([
      "overlap",
    ]);
    const inside = join(tiny.data("may"), "www");
    expect(await refusedFor(run("spring", "may", { to: inside }))).toEqual(["overlap"]);
    put(to, "../file", "");
    expect(await refusedFor(run("spring", "may", { to: join(to, "../file") }))).toEqual([
      "not-a-folder",
    ]);
  });
});

describe("a further publication", () => {
  beforeEach(() => run("spring", "may"));

  it("moves page and pointer, and keeps what was there", async () => {
    const before = hashes(to);
    await run("summer", "june");
    expect(await openAsReader(to)).toEqual({
      ...{ generation: tiny.id("june"), release: tiny.id("summer"), version: 2 },
    });
    expect(pointer().previous).toBe(tiny.id("may"));
    const gone = Object.keys(before).filter((path) => hashes(to)[path] === undefined);
    expect(gone).toEqual([]);
    expect(await verified()).toEqual([]);
  });

  it("of data alone leaves the page, of a page alone leaves the data", async () => {
    await run(null, "june");
    expect(await openAsReader(to)).toMatchObject({
      ...{ generation: tiny.id("june"), release: tiny.id("spring"), version: 2 },
    });
    await run("summer", null);
    expect(await openAsReader(to)).toMatchObject({
      ...{ generation: tiny.id("june"), release: tiny.id("summer"), version: 3 },
    });
    expect(pointer()).toMatchObject({ previous: tiny.id("may"), release: tiny.id("summer") });
  });

  it("of the same changes nothing, not even the version", async () => {
    const before = hashes(to);
    expect(await run("spring", "may")).toMatchObject({ isChanged: false, findings: [] });
    expect(hashes(to)).toEqual(before);
  });

  it("grows the version whatever the work folder's own is, and has the newest provenance", async () => {
    const work = tiny.make();
    for (const covered of [1, 2, 3]) await tinyData(work, { covered });
    await tinyData(work, { period: "2025-06", covered: 30 });
    expect(parsePointer(readFileSync(join(work, "current.json"), "utf8")).version).toBe(4);
    await run(null, work);
    expect(pointer().version).toBe(2);
  });

  it("repairs what was damaged or lost in the folder", async () => {
    const before = hashes(to);
    const chunk = Object.keys(before).find((path) => /^assets\/.+\.js$/.test(path)) ?? "";
    const manifest = `data/generations/${pointer().generation}.json`;
    writeFileSync(join(to, chunk), "damaged");
    writeFileSync(join(to, "assets/engine-AAAAAAAA.wasm.gz"), "damaged");
    rmSync(join(to, manifest));
    expect((await verified()).map(({ code, path }) => [code, path])).toEqual([
      ["missing", manifest],
      ["sibling", "assets/engine-AAAAAAAA.wasm.gz"],
      ["altered", chunk],
    ]);
    const { plan: done } = await run("spring", "may");
    expect(done.notices.map(({ code, path }) => [code, path])).toEqual([
      ["damaged-in-target", chunk],
    ]);
    expect(hashes(to)).toEqual(before);
  });
});

describe("the plan", () => {
  beforeEach(() => run("spring", "may"));

  it("tells files, sizes and figures before and after, and writes nothing", async () => {
    const before = hashes(to);
    const { figures, files, findings, after, ...rest } = await plan("summer", "june");
    expect(hashes(to)).toEqual(before);
    expect(findings).toEqual([]);
    expect(rest.before).toEqual({
      ...{ generation: tiny.id("may"), release: tiny.id("spring"), version: 1 },
    });
    expect(after).toEqual({
      ...{ generation: tiny.id("june"), release: tiny.id("summer"), version: 2 },
    });
    expect(figures).toEqual([
      {
        ...{ place: "330100", measure: "union-rate-25plus" },
        before: { period: "2025-05", numerator: 20, denominator: 40, rate: 0.5, units: 53 },
        after: { period: "2025-06", numerator: 30, denominator: 40, rate: 0.75, units: 63 },
      },
    ]);
    const changed = (kind: string) =>
      files.filter(({ change }) => change === kind).map(({ path }) => path);
    expect(changed("unchanged")).toContain("assets/engine-AAAAAAAA.wasm");
    expect(changed("changed")).toEqual([
      ...["boundaries/index.json", "favicon.svg", "web.config", "index.html", "data/current.json"],
    ]);
    const written = changed("new");
    await run("summer", "june");
    const added = Object.keys(hashes(to)).filter((path) => before[path] === undefined);
    expect(written.sort()).toEqual(added.sort());
    expect(changed("removed")).toEqual([]);
  });

  it("tells what would be refused, all of it at once", async () => {
    const [site, month] = [tiny.make(), tiny.make()];
    await tinySite(site, "autumn");
    await tinyData(month, { covered: 7 });
    rmSync(join(site, "favicon.svg"));
    put(site, "boundaries/index.json", "{}");
    const [file = ""] = Object.keys(hashes(join(month, "files")));
    put(month, `files/${file}`, "altered");
    const bad = tiny.make();
    put(bad, "site.json", settings.replace("330100", "110000"));
    const { findings } = await plan(site, month, { settings: bad });
    expect(findings.map(({ code, path, value }) => [code, path, value])).toEqual([
      ["site-altered", join(site, "boundaries/index.json"), "altered"],
      ["site-altered", join(site, "favicon.svg"), "missing"],
      ["data-altered", join(month, "files", file), "altered"],
      ["settings-invalid", join(bad, "site.json"), expect.stringContaining("defaultPlace")],
    ]);
    const before = hashes(to);
    expect(await refusedFor(run(site, month, { settings: bad }))).toEqual(
      findings.map(({ code }) => code),
    );
    expect(hashes(to)).toEqual(before);
  });

  it("tells of a lock, a full disk and a folder that cannot be written", async () => {
    put(to, ".publish.lock", "{}");
    const fs = {
      ...nodeFileSystem,
      freeBytes: () => Promise.resolve(1_000_000),
      checkWritable: () => Promise.reject(Object.assign(new Error(), { code: "EROFS" })),
    };
    const { findings } = await rehearse(testMachine({ fs }), tiny.request(to, "summer", "june"));
    expect(findings.map(({ code }) => code)).toEqual(["not-writable", "no-space", "locked"]);
  });
});

describe("the profile of a folder", () => {
  it("is that of its first publication, even when it was emptied", async () => {
    await run("spring", "counts");
    expect(record().profile).toBe("aggregate");
    expect(await refusedFor(run(null, "may"))).toEqual(["profile-differs"]);
    expect(await refusedFor(run(null, "may", { profile: "named" }))).toEqual(["profile-of-target"]);
    rmSync(join(to, "data"), { recursive: true });
    rmSync(join(to, "index.html"));
    expect(await refusedFor(run("spring", "may"))).toEqual(["profile-differs"]);
    expect(await refusedFor(run("spring", "may", { profile: "named" }))).toEqual([
      "profile-of-target",
    ]);
    await run("spring", "counts");
    expect(pointer().version).toBe(2);
  });

  it("of data is that asked for, or they are made ready for it", async () => {
    expect(await refusedFor(run("spring", "may", { profile: "aggregate" }))).toEqual([
      "profile-differs",
    ]);
    const asked: string[] = [];
    let closed = 0;
    const prepare = (wanted: { data: string; profile: string }) => {
      asked.push(wanted.data, wanted.profile);
      const made = { folder: tiny.data("counts"), notices: [], findings: [] };
      return Promise.resolve({ ...made, close: () => Promise.resolve(void (closed += 1)) });
    };
    await publish(testMachine(), tiny.request(to, "spring", "may", { profile: "aggregate" }), {
      prepare,
    });
    expect(pointer().generation).toBe(tiny.id("counts"));
    expect([asked, closed]).toEqual([[tiny.data("may"), "aggregate"], 1]);
  });

  it("of a folder that was copied by hand is that of its generation", async () => {
    await run("spring", "counts");
    rmSync(join(to, "publications.json"));
    expect(await refusedFor(run(null, "may", { profile: "named" }))).toEqual(["profile-of-target"]);
  });
});

describe("settings", () => {
  const other = settings.replace("Federation", "Union");

  it("of the folder stay, unless others are given", async () => {
    await run("spring", "may");
    put(to, "site.json", other);
    await run("summer", null);
    expect(read("site.json")).toBe(other);
    const given = tiny.make();
    put(given, "site.json", `\uFEFF${settings}`);
    await run(null, "june", { settings: given });
    expect([read("site.json"), read("targets.json")]).toEqual([`\uFEFF${settings}`, "[]"]);
  });

  it("that the page cannot read are refused wherever they are", async () => {
    await run("spring", "may");
    put(to, "targets.json", "[{}]");
    expect(await refusedFor(run(null, "june"))).toEqual(["settings-invalid"]);
    expect(await refusedFor(run(null, "june", { settings: tiny.make() }))).toEqual(["no-settings"]);
    expect(pointer().version).toBe(1);
  });

  it("of IIS stay when an administrator changed them", async () => {
    await run("spring", "may");
    const first = await run("summer", null);
    expect([read("web.config"), first.plan.notices]).toEqual([
      '<configuration name="summer"/>',
      [],
    ]);
    put(to, "web.config", "<configuration><own/></configuration>");
    const { plan: done } = await run("spring", null);
    expect(read("web.config")).toBe("<configuration><own/></configuration>");
    expect(done.notices.map(({ code }) => code)).toEqual(["web-config-kept"]);
    expect(await verified()).toEqual([]);
  });
});

describe("formats", () => {
  /** A site whose page reads other formats of data. */
  const reading = async (word: string, reads: number[]): Promise<string> => {
    const site = tiny.make();
    await tinySite(site, word);
    const old = releaseOf(readFileSync(join(site, "index.html"), "utf8")) ?? "";
    const text = readFileSync(join(site, `releases/${old}.json`), "utf8");
    const changed = canonicalJson({ ...(JSON.parse(text) as object), reads });
    const id = sha256(changed).slice(0, 16);
    put(site, `releases/${id}.json`, changed);
    put(site, "index.html", withRelease(readFileSync(join(site, "index.html"), "utf8"), id));
    return site;
  };

  it("a page that cannot read the present data is refused", async () => {
    await run("spring", "may");
    expect(await refusedFor(run(await reading("autumn", [2]), null))).toEqual(["app-cannot-read"]);
    await run(await reading("winter", [1, 2]), null);
    expect(pointer().version).toBe(2);
  });

  it("written by a newer program are left alone", async () => {
    await run("spring", "may");
    const before = read("data/current.json");
    put(to, "data/current.json", before.replace('"format":1', '"format":2'));
    expect(await refusedFor(run("summer", "june"))).toEqual(["newer-program"]);
    put(to, "data/current.json", before);
    put(to, "publications.json", '{"format":1}');
    expect(await refusedFor(run("summer", "june"))).toEqual(["record-unreadable"]);
  });
});

describe("a folder that was copied by hand", () => {
  /** A page as older programs built it, and a work folder with two generations. */
  const copied = async (): Promise<void> => {
    const site = tiny.make();
    await tinySite(site, "spring");
    cpSync(site, to, { recursive: true });
    rmSync(join(to, "releases"), { recursive: true });
    put(to, "index.html", '<!doctype html><script src="assets/index-old.js"></script>');
    put(to, "index.html.br", "packed");
    await tinyData(join(to, "data"), { covered: 1 });
    await tinyData(join(to, "data"), { covered: 2 });
  };

  it("is taken over: its version grows, its generations and the parts of its page stay", async () => {
    await copied();
    const before = Object.keys(hashes(to));
    const { plan: done } = await run("summer", "may");
    expect(done.before.version).toBe(2);
    expect(pointer().version).toBe(3);
    const gone = before.filter((path) => !Object.keys(hashes(to)).includes(path));
    // The provenance of a generation that is not the current one is named by nothing.
    expect(gone).toEqual([expect.stringMatching(/^data\/provenance\//), "index.html.br"]);
    const { generations: kept, releases: pages } = record();
    expect(kept.map(({ version }) => version).sort()).toEqual([0, 2, 3]);
    expect(pages.map(({ version }) => version).sort()).toEqual([2, 3]);
    expect(await verified()).toEqual([]);
  });

  it("keeps its page when data alone are published", async () => {
    await copied();
    const chunks = Object.keys(hashes(join(to, "assets")));
    await run(null, "may");
    expect(Object.keys(hashes(join(to, "assets")))).toEqual(chunks);
    expect(pointer().release).toBeUndefined();
  });

  it("over a published one is taken for what it is", async () => {
    await run("spring", "may");
    await run("spring", "june");
    cpSync(tiny.data("may"), join(to, "data"), { recursive: true });
    expect(pointer().version).toBe(1);
    await run("summer", null);
    expect(pointer()).toMatchObject({ generation: tiny.id("may"), version: 3 });
  });
});

it("names neither host nor user nor folders", async () => {
  await run("spring", "may");
  await run("summer", "june");
  // Shorter names stand in any text.
  const names = [hostname(), userInfo().username].filter((name) => name.length > 3);
  const words = [...names, process.cwd(), tmpdir(), "/dev/shm", "publisher"];
  for (const path of Object.keys(hashes(to))) {
    const bytes = readFileSync(join(to, path));
    const plain = path.endsWith(".br")
      ? brotliDecompressSync(bytes)
      : path.endsWith(".gz")
        ? gunzipSync(bytes)
        : bytes;
    expect(words.filter((word) => plain.includes(word))).toEqual([]);
  }
});

it("orders by version where a clock went back ten years", async () => {
  await run("spring", "may");
  const past = testMachine({ now: () => newYear - 3650 * day });
  const { plan: done } = await publish(past, tiny.request(to, "summer", "june"));
  expect(done.notices.map(({ code }) => code)).toEqual(["clock-behind"]);
  expect(pointer()).toMatchObject({ version: 2, published: "2016-01-04T12:00:00.000Z" });
});
