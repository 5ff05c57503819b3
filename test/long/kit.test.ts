import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm } from "node:fs/promises";
import { homedir, hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSnapshots } from "../../data/build/buildSnapshots.ts";
import { kitPackages } from "../../data/kit/kitPackages.ts";
import { packageFiles } from "../../data/kit/packageFiles.ts";
import { filesBelow } from "../../data/site/filesBelow.ts";
import { portableExecutable } from "../data/kit/portableExecutable.ts";
import { KitTrial, ledgers, writeParquet } from "../data/kit/tryKit.ts";
import { unpackZip, type Unpacked } from "../data/kit/unpackZip.ts";
import { findProgram } from "../findProgram.mjs";

/** The site of the stories when it is there, so that building it again is spared. */
const builtSite = ".cache/test/dist";
const cache = ".cache/kit";
const tenMinutes = 600_000;

const canFetch = await packageFiles(kitPackages, join(cache, "packages")).then(
  () => true,
  () => false,
);

describe.skipIf(canFetch)("without the npm registry", () => {
  it.skip("the archive of the kit is not tried", () => {});
});

const buildKit = (out: string): void => {
  const site = existsSync(join(builtSite, "index.html")) ? ["--site", builtSite] : [];
  const args = ["--import", "tsx", "data/kit/build.ts", "--out", out, ...site];
  execFileSync(process.execPath, args, { stdio: "inherit" });
};

const sha256 = async (path: string): Promise<string> =>
  createHash("sha256")
    .update(await readFile(path))
    .digest("hex");

describe.skipIf(!canFetch)("the archive of the kit", () => {
  let folder: string;
  let archive: string;
  let kit: string;
  let entries: Unpacked[];

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), "atlas-archive-")));
    buildKit(join(folder, "out"));
    const [name = ""] = await readdir(join(folder, "out"));
    archive = join(folder, "out", name);
    entries = await unpackZip(archive, folder);
    kit = join(folder, name.replace(".zip", ""));
  }, tenMinutes);
  afterAll(() => rm(folder, { recursive: true }));

  it("is the same when it is built again", async () => {
    buildKit(join(folder, "again"));
    const [name = ""] = await readdir(join(folder, "again"));
    expect(await sha256(join(folder, "again", name))).toBe(await sha256(archive));
  });

  it("can be unpacked by unzip where it is there", () => {
    const unzip = findProgram(["unzip"]);
    if (unzip === undefined) return;
    const said = execFileSync(unzip, ["-tq", archive], { encoding: "utf8" });
    expect(said).toContain("No errors");
  });

  it("makes two files executable, and no name is hard for Windows", () => {
    const programs = entries.filter(({ mode }) => (mode & 0o111) !== 0).map(({ path }) => path);
    const root = kit.slice(folder.length + 1);
    expect(programs).toEqual([`${root}/atlas`, `${root}/runtime/linux-x64/node`]);
    const lower = entries.map(({ path }) => path.toLowerCase());
    expect(new Set(lower).size).toBe(lower.length);
    expect(
      lower.filter((path) => path.length > 150 || /[<>:"|?*\\]|[. ](?:\/|$)/.test(path)),
    ).toEqual([]);
  });

  it("takes a publisher through every step with its own Node", async () => {
    const home = join(folder, "home");
    await mkdir(home);
    const trial = new KitTrial(kit, home);
    await trial.demo();
    await trial.template();
    await trial.workbook();
    const parquet = await writeParquet(join(folder, "parquet"));
    const checked = await trial.check(parquet, join(ledgers, "park.csv"));
    expect(checked.map(({ rowsAccepted }) => rowsAccepted)).toContain(44);
    const generation = await trial.snapshot();
    const fromSources = await buildSnapshots({
      folders: [{ folder: ledgers, period: "2025-09" }],
      out: join(folder, "sources"),
      report: () => {},
    });
    expect(generation).toBe(fromSources.generation);
    expect(await trial.ask()).not.toEqual([]);
    const { page } = await trial.serve(join(kit, "site"));
    expect(page).toContain('id="app"');
  });

  it("has Windows programs for x64 whose libraries are there or of the system", async () => {
    const native = join(kit, "program/node_modules/@duckdb/node-bindings-win32-x64");
    const paths = [
      join(kit, "runtime/win-x64/node.exe"),
      join(native, "duckdb.node"),
      join(native, "duckdb.dll"),
    ];
    const [node, addon, engine] = await Promise.all(
      paths.map(async (path) => portableExecutable(await readFile(path))),
    );
    expect([node?.machine, addon?.machine, engine?.machine]).toEqual([0x8664, 0x8664, 0x8664]);
    const wanted = addon?.imports.get("duckdb.dll") ?? [];
    expect(wanted.length).toBeGreaterThan(100);
    expect(wanted.filter((name) => !engine?.exports.has(name))).toEqual([]);
    const fromNode = addon?.imports.get("node.exe") ?? [];
    expect(fromNode.length).toBeGreaterThan(20);
    expect(fromNode.filter((name) => !node?.exports.has(name))).toEqual([]);
    // The guide names this runtime of Microsoft's as the one thing that must be installed.
    expect([...(engine?.imports.keys() ?? [])]).toContain("vcruntime140_1.dll");
    expect(await readFile(join(kit, "使用说明.txt"), "utf8")).toContain("Visual C++");
  });

  it("holds nothing of the machine that built it", async () => {
    const names = [hostname(), userInfo().username].filter(
      (name) => name.length > 3 && !["root", "node", "user", "localhost"].includes(name),
    );
    const own = [process.cwd(), join(homedir(), "/"), folder, ...names].map((one) =>
      Buffer.from(one),
    );
    const builtElsewhere = /^(?:runtime|program\/node_modules)\//;
    for (const path of (await filesBelow(kit)).filter((one) => !builtElsewhere.test(one))) {
      const bytes = await readFile(join(kit, path));
      expect(own.filter((name) => bytes.includes(name)).map(String), path).toEqual([]);
    }
  });
});
