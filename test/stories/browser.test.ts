import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contentSecurityPolicy } from "../../data/site/contentSecurityPolicy.ts";
import { serve, type Served } from "../../data/site/serve.ts";
import { intranetHost, launchBrowser, openSite } from "./browser.ts";

/** What the stories rely on, tried on pages that break every rule. */
const page = (script: string): string => `<!doctype html><html lang="en"><head>
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}"><title>rules</title>
<link rel="icon" href="data:,"></head><body><p>waiting</p><script src="${script}" defer></script></body></html>`;

const scripts = {
  clean: `document.querySelector("p").textContent = "ready";`,
  foreign: `fetch("http://tiles.example/1.png").catch(() => 0).then(() => { document.querySelector("p").textContent = "ready"; });`,
  style: `document.body.insertAdjacentHTML("beforeend", '<i style="color:red">x</i>'); console.error("a fault"); document.querySelector("p").textContent = "ready";`,
  worker: `const url = new URL("busy.js", document.baseURI).href;
    const worker = new Worker(URL.createObjectURL(new Blob(['importScripts("' + url + '")'])));
    worker.onmessage = ({ data }) => { document.querySelector("p").textContent = data; };`,
  busy: `fetch(new URL("table.bin", self.location.href.replace("blob:", "").replace(/[^/]*$/, "a/b/")))
    .then((answer) => answer.arrayBuffer())
    .then(({ byteLength }) => fetch("http://tiles.example/2.png").catch(() => postMessage("read " + byteLength)));`,
};

let folder: string;
let site: Served;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rules-"));
  await mkdir(join(folder, "assets"));
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(folder, `${name}.js`), script);
    await writeFile(join(folder, `${name}.html`), page(`${name}.js`));
  }
  await writeFile(join(folder, "table.bin"), new Uint8Array(100_000));
  site = await serve({ root: folder, base: "/a/b/" });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
});

/** Opens a page of the folder and waits until it says `words`. */
async function open(path: string, words = "ready") {
  const opened = await openSite({ browser, site, path, host: intranetHost });
  await opened.page.getByText(words, { exact: true }).waitFor({ timeout: 20_000 });
  return opened;
}

test("a clean page is clean, on a plain-http host under a sub-path", async () => {
  const opened = await open("clean.html");
  expect(await opened.page.evaluate(() => window.isSecureContext)).toBe(false);
  expect(opened.url).toMatch(/^http:\/\/intranet\.test:\d+\/a\/b\/$/);
  expect(opened.requests.map(({ url }) => url.replace(opened.url, ""))).toEqual([
    "clean.html",
    "clean.js",
  ]);
  await expect.poll(() => opened.requests.every(({ bytes }) => bytes > 0)).toBe(true);
  expect(() => opened.assertClean()).not.toThrow();
  await opened.close();
});

test("a request to another origin is reported", async () => {
  const opened = await open("foreign.html");
  expect(opened.foreign()).toEqual([]);
  expect(opened.policyViolations.join("\n")).toContain("tiles.example");
  expect(() => opened.assertClean()).toThrow("policy violation");
  await opened.close();
});

test("an inline style and an error in the console are reported", async () => {
  const opened = await open("style.html");
  await expect.poll(() => opened.policyViolations.join("\n")).toContain("style-src");
  expect(opened.consoleErrors).toEqual(["a fault"]);
  expect(() => opened.assertClean(/fault/)).toThrow("policy violation");
  await opened.close();
});

test("what a worker asks for is recorded, with its bytes", async () => {
  const opened = await open("worker.html", "read 100000");
  const table = () => opened.requests.find(({ url }) => url.endsWith("table.bin"));
  await expect.poll(() => table()?.bytes ?? 0).toBeGreaterThan(100_000);
  expect(table()?.bytes).toBeLessThan(102_000);
  await expect.poll(() => opened.policyViolations.join("\n")).toContain("tiles.example");
  await opened.close();
});

test("only this machine can be reached", async () => {
  const context = await browser.newContext();
  const opened = await context.newPage();
  await expect(opened.goto("http://tiles.example/")).rejects.toThrow("ERR_NAME_NOT_RESOLVED");
  await context.close();
});

test("WebGL is there, and can be missing", async () => {
  const hasWebGl = async (machine: Browser): Promise<boolean> => {
    const opened = await openSite({ browser: machine, site, path: "clean.html" });
    return opened.page.evaluate(
      () => document.createElement("canvas").getContext("webgl2") !== null,
    );
  };
  const plain = await launchBrowser({ webgl: false });
  expect([await hasWebGl(browser), await hasWebGl(plain)]).toEqual([true, false]);
  await plain.close();
});
