import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sourcesOf } from "../../data/site/sourcesOf.ts";
import { runStep } from "../../data/site/step.ts";

let folder: string;
let runs: number;
let lines: string[];

const path = (name: string): string => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "step-"));
  [runs, lines] = [0, []];
  await mkdir(path("src/deep"), { recursive: true });
  await writeFile(path("src/main.ts"), "one");
});

afterEach(() => rm(folder, { recursive: true }));

/** A step that copies its input; `fails` makes it stop halfway. */
function copy(options: unknown = {}, fails = false): Promise<string> {
  const run = async () => {
    runs++;
    await writeFile(path("out.txt"), await readFile(path("src/main.ts")));
    if (fails) throw new Error("no space left");
  };
  const step = { name: "copy", words: "copying", inputs: [path("src")], options, run };
  const line = (text: string) => lines.push(text);
  return runStep({ ...step, outputs: [path("out.txt")] }, path("steps"), line);
}

test("unchanged inputs are skipped, and it says so", async () => {
  const first = await copy();
  expect(await copy()).toBe(first);
  expect(runs).toBe(1);
  expect(lines.map((text) => text.replace(/[\d.]+ s/, "N s"))).toEqual([
    "copy: copying",
    "copy: done in N s",
    "copy: unchanged",
  ]);
});

test("a changed input runs it again and changes the fingerprint", async () => {
  const first = await copy();
  await writeFile(path("src/main.ts"), "two");
  expect(await copy()).not.toBe(first);
  expect([runs, await readFile(path("out.txt"), "utf8")]).toEqual([2, "two"]);
});

test("a new, renamed or removed input runs it again", async () => {
  await copy();
  await writeFile(path("src/deep/area.ts"), "x");
  await copy();
  await rm(path("src/deep/area.ts"));
  await writeFile(path("src/deep/place.ts"), "x");
  await copy();
  await rm(path("src/deep/place.ts"));
  await copy();
  expect(runs).toBe(4);
});

test("other options run it again", async () => {
  await copy({ rows: 60_000 });
  await copy({ rows: 4_000 });
  expect(runs).toBe(2);
});

test("a missing or shortened output runs it again", async () => {
  await copy();
  await rm(path("out.txt"));
  await copy();
  await writeFile(path("out.txt"), "");
  await copy();
  expect([runs, await readFile(path("out.txt"), "utf8")]).toEqual([3, "one"]);
});

test("a step that failed runs again, even when an earlier run had worked", async () => {
  await copy();
  await writeFile(path("src/main.ts"), "two");
  await expect(copy({}, true)).rejects.toThrow("no space left");
  await writeFile(path("src/main.ts"), "one");
  await copy();
  expect([runs, await readFile(path("out.txt"), "utf8")]).toEqual([3, "one"]);
});

test("a damaged record counts as none", async () => {
  await copy();
  await writeFile(path("steps/copy.json"), "{");
  await copy();
  expect(runs).toBe(2);
});

test("the sources of a module are what it imports, and what that imports", async () => {
  const texts = {
    "entry.ts": `import { a } from "./a.ts";\nimport type { B } from "./deep/b.ts";\nimport "d3-array";`,
    "a.ts": `export { c } from "./c.json";\nconst late = () => import("./late.ts");`,
    "deep/b.ts": `import {\n  a,\n} from "../a.ts";\nnew URL("./worker.ts?url", import.meta.url);`,
    "c.json": "{}",
    "late.ts": "",
    "deep/worker.ts": "",
    "other.ts": "",
  };
  for (const [name, text] of Object.entries(texts)) await writeFile(path(`src/${name}`), text);
  const found = (await sourcesOf(path("src/entry.ts"))).map((name) => relative(path("src"), name));
  expect(found.sort()).toEqual(
    ["a.ts", "c.json", "deep/b.ts", "deep/worker.ts", "entry.ts", "late.ts"].sort(),
  );
});
