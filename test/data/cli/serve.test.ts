import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { serve } from "../../../data/cli/serve.ts";

let folder: string;
let other: Server;
let taken: number;
const running: ChildProcess[] = [];

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "atlas-serve-")));
  await mkdir(join(folder, "site", "data"), { recursive: true });
  await mkdir(join(folder, "built"));
  await mkdir(join(folder, "data"));
  for (const site of ["site", "built"]) await writeFile(join(folder, site, "index.html"), "<p>");
  await writeFile(join(folder, "site", "data", "current.json"), '{"version":1}');
  await writeFile(join(folder, "data", "current.json"), '{"version":2}');
  other = createServer();
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  taken = typeof address === "object" ? (address?.port ?? 0) : 0;
});

afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

afterAll(async () => {
  other.close();
  await rm(folder, { recursive: true });
});

interface Started {
  child: ChildProcess;
  /** What it said up to the line with the address. */
  lines: string[];
  url: string;
}

/** `atlas serve …`, once it has said its address. */
async function start(...args: readonly string[]): Promise<Started> {
  const parameters = ["--import", "tsx", "data/atlas.ts", "serve", ...args];
  const child = spawn(process.execPath, parameters, { stdio: ["ignore", "pipe", "inherit"] });
  running.push(child);
  const lines: string[] = [];
  if (child.stdout)
    for await (const line of createInterface(child.stdout)) {
      lines.push(line);
      const [url] = /http:\/\/[^\s"<]+/.exec(line) ?? [];
      if (url !== undefined) return { child, lines, url };
    }
  throw new Error(`ended without an address: ${lines.join("\n")}`);
}

test("shows a folder under a base, says that there is no data, and ends by a signal with 0", async () => {
  const { child, lines, url } = await start(join(folder, "built"), "--port=0", "--base", "/a/b/");
  expect(url).toMatch(/^http:\/\/localhost:\d+\/a\/b\/$/);
  expect(lines[0]).toMatch(/没有数据.*without data/);
  const page = await fetch(url);
  expect(await page.text()).toBe("<p>");
  expect(page.headers.get("cache-control")).toBe("no-cache");
  expect((await fetch(`${url}data/current.json`)).status).toBe(404);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
}, 30_000);

test("shows another data folder to the network, and answers in JSON", async () => {
  const args = ["--data", join(folder, "data"), "--port=0", "--host=0.0.0.0", "--json"];
  const { lines } = await start(join(folder, "site"), ...args);
  const { port, ...answer } = JSON.parse(lines.join("")) as { port: number };
  expect(answer).toMatchObject({ ok: true, base: "/", hasData: true });
  const pointer = await fetch(`http://127.0.0.1:${port}/data/current.json`);
  expect(await pointer.json()).toEqual({ version: 2 });
}, 30_000);

const run = (...args: readonly string[]) => serve.run(args, () => undefined);

test.each([
  ["a folder without a page", [], "data", /没有 index\.html.*no index\.html/],
  ["no folder", [], undefined, /missing DIR/],
  ["a base without its slashes", ["--base", "a/b"], "site", /--base takes a path with a slash/],
  ["a base that climbs", ["--base", "/../"], "site", /--base takes a path with a slash/],
  ["a port that is none", ["--port", "65536"], "site", /--port takes a number of at most 65535/],
  ["an address of elsewhere", ["--host", "192.0.2.1", "--port", "0"], "site", /不是本机的地址/],
])("refuses %s", async (_, options, name, words) => {
  const args = [...(name === undefined ? [] : [join(folder, name)]), ...options];
  await expect(run(...args)).rejects.toThrow(words);
});

test("a port that is taken is named in both languages", async () => {
  const words = new RegExp(`端口 ${taken} 已被占用.*port ${taken} is in use`);
  await expect(run(join(folder, "site"), "--port", String(taken))).rejects.toThrow(words);
});
