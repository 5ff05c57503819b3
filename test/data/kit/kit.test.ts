import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rename, rm, writeFile } from "node:fs/promises";
import { homedir, hostname, tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCurrent } from "../../../data/build/dataFolder.ts";
import type { KitFile } from "../../../data/kit/kitFile.ts";
import { filesBelow } from "../../../data/site/filesBelow.ts";
import { localKit } from "./localKit.ts";
import { canUnshare, runOffline } from "./offline.ts";
import { KitTrial, ledgers, writeParquet } from "./tryKit.ts";

/** Names of user and machine, but those that are words of every program. */
const ownNames = [hostname(), userInfo().username].filter(
  (name) => name.length > 3 && !["root", "node", "user", "localhost"].includes(name),
);

const isHere = process.platform === "linux" && process.arch === "x64";

let folder: string;
let kit: string;
let files: readonly KitFile[];
let trial: KitTrial;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "atlas-kit-")));
  const site = join(folder, "built");
  await mkdir(site);
  await writeFile(join(site, "index.html"), "<p>atlas");
  files = await localKit(folder, site);
  kit = join(folder, "kit");
  const home = join(folder, "出版 人");
  await mkdir(home);
  trial = new KitTrial(kit, home);
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

test.skipIf(!isHere || !canUnshare)(
  "the trial has neither network nor environment (skipped where unshare is not allowed)",
  async () => {
    const node = join(kit, "runtime/linux-x64/node");
    const words = "[os.networkInterfaces(), process.env].map((one) => Object.keys(one))";
    const { stdout } = await runOffline(kit, node, "-p", `JSON.stringify(${words})`);
    expect(stdout).toBe("[[],[]]\n");
  },
);

describe.skipIf(!isHere)("the unpacked kit (tried on Linux x64 alone)", () => {
  test("says what it can do, from a folder of any name", async () => {
    const odd = join(folder, "工具 'a' $b");
    const moved = await trial.move(kit, odd);
    const { exit, stdout } = await moved.run("--help");
    await moved.move(odd, kit);
    expect(exit).toBe(0);
    for (const name of ["demo", "check", "snapshot", "ask", "template", "serve"])
      expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
    expect((await trial.run("nothing")).exit).toBe(2);
  });

  test("says in words that its native parts cannot be loaded", async () => {
    const part = join(kit, "program/node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so");
    await rename(part, `${part}.away`);
    const { exit, stderr } = await trial.run("--help");
    await rename(`${part}.away`, part);
    expect(exit).toBe(2);
    expect(stderr).toMatch(/系统缺少 DuckDB 所需的库[^]*are missing[^]*libduckdb\.so/);
  });

  test("writes demo ledgers and templates, and reads workbooks", async () => {
    await trial.demo();
    await trial.template();
    await trial.workbook();
  });

  test("reads Parquet in a process of its own", async () => {
    const path = await writeParquet(join(folder, "parquet"));
    const checked = await trial.check(path, join(ledgers, "park.csv"));
    expect(checked).toContainEqual({
      file: expect.stringMatching(/enterprise\.parquet$/),
      rowsIn: 44,
      rowsAccepted: 44,
    });
  });

  test("builds a snapshot, answers from it and serves it", async () => {
    const generation = await trial.snapshot();
    const home = join(folder, "出版 人");
    expect((await readCurrent(join(home, "data")))?.pointer.generation).toBe(generation);
    const [provenance = ""] = await filesBelow(join(home, "data/provenance"));
    const record = readFileSync(join(home, "data/provenance", provenance), "utf8");
    expect(record).toContain('"union-atlas 1.2.3"');
    expect(await trial.ask()).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: "330100", status: "ok" })]),
    );
    expect(await trial.serve(join(kit, "site"))).toEqual({ page: "<p>atlas", generation });
  }, 60_000);
});

describe("files of the kit", () => {
  const programs = () => files.filter(({ path }) => path.startsWith("program/lib/"));
  const textOf = async ({ read }: KitFile) => Buffer.from(await read()).toString();

  test("everything that the programs read beside them is there", async () => {
    const beside = /new URL\(\s*"([^"]+)",\s*import\.meta\.url/g;
    const found: string[] = [];
    for (const file of programs())
      for (const [, to = ""] of (await textOf(file)).matchAll(beside))
        found.push(join(dirname(file.path), to));
    expect(found).toContain("package.json");
    expect(found).toContain("program/lib/parquetChild.js");
    expect(found.filter((path) => !existsSync(join(kit, path)))).toEqual([]);
  });

  test("the programs import Node's modules, each other and the native parts alone", async () => {
    const imported = /^\s*(?:import|export)\b[^"';]*?["']([^"']+)["'];?$/gm;
    const required = /\b(?:__require|require)\("([^"]+)"\)/g;
    const names = new Set<string>();
    for (const file of programs()) {
      const text = await textOf(file);
      for (const pattern of [imported, required])
        for (const [, name = ""] of text.matchAll(pattern)) names.add(name);
    }
    const builtin = new Set(process.getBuiltinModule("module").builtinModules);
    const foreign = [...names].filter(
      (name) => !name.startsWith("./") && !builtin.has(name.replace(/^node:/, "")),
    );
    expect(foreign).toEqual(["@duckdb/node-bindings"]);
  });

  test("no path, user or host name of this machine is in them", async () => {
    const own = [process.cwd(), join(homedir(), "/"), folder, ...ownNames];
    for (const file of files.filter(
      ({ path }) => !/^(?:runtime|program\/node_modules)\//.test(path),
    ))
      for (const name of own) expect((await textOf(file)).includes(name), file.path).toBe(false);
  });

  test("there are no source maps, and all is where it is said to be", () => {
    const paths = files.map(({ path }) => path);
    expect(paths.filter((path) => path.endsWith(".map"))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining([
        "atlas",
        "atlas.cmd",
        "LICENSE.txt",
        "NOTICE.txt",
        "使用说明.txt",
        "data/policy/targets.json",
        "data/reports/census-2004/source.json",
        "licences/saxes.txt",
        "licences/@duckdb-node-api.txt",
        "server/nginx/union-atlas/site.conf",
        "server/apache/union-atlas/site.conf",
        "server/iis/web.config",
        "site/index.html",
        "templates/enterprise.csv",
        "templates/enterprise.xlsx",
      ]),
    );
    expect(paths).toEqual([...paths].sort());
  });

  test("the launcher of Windows is ASCII with its line ends, and names what is there", async () => {
    const launcher = files.find(({ path }) => path === "atlas.cmd");
    const text = launcher === undefined ? "" : await textOf(launcher);
    expect(text).toMatch(/^[\x00-\x7f]*$/);
    expect(text.split("\r\n").join("")).not.toMatch(/[\r\n]/);
    const named = Array.from(text.matchAll(/%~dp0([^"]+)"/g), ([, path = ""]) => path);
    expect(named).toEqual(["runtime\\win-x64\\node.exe", "program\\lib\\atlas.js"]);
  });

  test("the guide can be read in any editor of Windows", async () => {
    const guide = files.find(({ path }) => path === "使用说明.txt");
    const text = guide === undefined ? "" : await textOf(guide);
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  });
});
