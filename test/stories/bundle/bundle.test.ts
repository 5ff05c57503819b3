import { parse, type ecmaVersion } from "acorn";
import { transform } from "lightningcss";
import { describe, expect, it, test } from "vitest";
import { contentSecurityPolicy } from "../../../data/site/contentSecurityPolicy.ts";
import { builtFiles, type BuiltFile } from "./builtFiles.ts";
import { newerApis, newerStyles, type NewerFeature } from "./newerFeatures.ts";
import { reviewedUses } from "./reviewedUses.ts";

/** The built site keeps to Chrome 97 and to the policy of its page; nothing is run here. */
const oldest = 97;
const scripts = builtFiles("js");
const styles = builtFiles("css");
const [page] = builtFiles("html");

const isClassic = ({ name }: BuiltFile): boolean =>
  /worker|old-browser|start-failure|early-look/.test(name);
const isEarly = ({ name }: BuiltFile): boolean =>
  /^(old-browser|start-failure|early-look)\.js$/.test(name);

test("there is something to look at", () => {
  const names = scripts.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      "assets/index.js",
      "assets/maplibre.js",
      "assets/maplibre-gl-csp-worker.js",
      "assets/duckdb-browser-eh.worker.js",
      "assets/duckdb-browser-mvp.worker.js",
      "old-browser.js",
      "start-failure.js",
      "early-look.js",
    ]),
  );
  expect(styles.map(({ name }) => name)).toContain("assets/index.css");
});

const parsed = (text: string, version: ecmaVersion, isModule: boolean): unknown =>
  parse(text, { ecmaVersion: version, sourceType: isModule ? "module" : "script" });

describe("syntax", () => {
  // Chrome 94 has all of ES2022; of later years Chrome 97 knows nothing.
  it.each(scripts.map((file) => [file.name, file] as const))("%s is ES2022", (_, file) => {
    expect(() => parsed(file.text, 2022, !isClassic(file))).not.toThrow();
  });

  it("what comes first is ES5", () => {
    const early = scripts.filter(isEarly);
    expect(early).toHaveLength(3);
    for (const { text } of early) expect(() => parsed(text, 5, false)).not.toThrow();
  });

  it.each(["/[a&&b]/v", "x = /(?i:a)/", "import a from 'a' with { type: 'json' }", "using x = y"])(
    "%s would be found",
    (text) => expect(() => parsed(text, 2022, true)).toThrow(),
  );

  it.each(styles.map((file) => [file.name, file] as const))("%s needs no lowering", (_, file) => {
    const { code } = transform({
      filename: file.name,
      code: Buffer.from(file.text),
      minify: true,
      targets: { chrome: oldest << 16 },
    });
    // What stands for light and dark in older browsers is written again each time.
    const once = (text: string): string => text.replace(/(--lightningcss-\w+:[^;]*;)+/g, "").trim();
    expect(once(code.toString())).toBe(once(file.text));
  });

  it("of a newer style sheet would be found", () => {
    const code = Buffer.from("a{& b{color:red}}");
    const lowered = transform({ filename: "x", code, targets: { chrome: oldest << 16 } });
    expect(lowered.code.toString()).not.toContain("&");
  });
});

interface Finding {
  file: string;
  feature: string;
  uses: number;
}

/** A feature that is only named, in a text or a comment, is found all the same and is then reviewed. */
function findings(files: readonly BuiltFile[], features: readonly NewerFeature[]): Finding[] {
  return files.flatMap(({ name, text }) =>
    features.flatMap(({ name: feature, use }) => {
      const uses = [...text.matchAll(new RegExp(use.source, `${use.flags}g`))].length;
      return uses === 0 ? [] : [{ file: name, feature, uses }];
    }),
  );
}

describe("newer features", () => {
  it("are listed with a Chrome after the oldest that must work, each once", () => {
    const all = [...newerApis, ...newerStyles];
    expect(all.filter(({ chrome }) => chrome <= oldest)).toEqual([]);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  it.each([
    ["structuredClone(a)", "structuredClone"],
    ["let b=a.toSorted(c)", "Array.prototype.toSorted"],
    ["a.with(0,1)", "Array.prototype.with"],
    ["Object.groupBy(a,b)", "Object.groupBy"],
    ["signal.throwIfAborted()", "AbortSignal.prototype.throwIfAborted"],
    ["for await(let a of b.body)", "ReadableStream.prototype.values"],
    ["m.values().map(a)", "iterator helpers"],
  ])("%s would be found", (text, feature) => {
    expect(findings([{ name: "x", text }], newerApis)).toEqual([{ file: "x", feature, uses: 1 }]);
  });

  it.each([
    ["a:has(b){}", ":has()"],
    [".a{height:100dvh}", "small, large and dynamic viewport units"],
    ["@media (width>=10px){}", "range in media queries"],
    [".a{color:oklch(1 0 0)}", "colour spaces and mixes"],
  ])("%s would be found", (text, feature) => {
    expect(findings([{ name: "x", text }], newerStyles).map((one) => one.feature)).toEqual([
      feature,
    ]);
  });

  it("are used only where it was reviewed that they are guarded", () => {
    const found = [...findings(scripts, newerApis), ...findings(styles, newerStyles)];
    const reviewed = reviewedUses.map(({ file, feature, uses }) => ({ file, feature, uses }));
    const sorted = (all: readonly Finding[]): Finding[] =>
      [...all].sort((a, b) => `${a.file} ${a.feature}`.localeCompare(`${b.file} ${b.feature}`));
    expect(sorted(found)).toEqual(sorted(reviewed));
    expect(reviewedUses.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});

describe("the page", () => {
  const html = page?.text ?? "";

  it("carries the policy in front of everything that it governs", () => {
    const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html) ?? [];
    expect(policy).toBe(contentSecurityPolicy);
    const at = html.indexOf("Content-Security-Policy");
    for (const tag of ["<script", "<link", "<style"])
      if (html.includes(tag)) expect(html.indexOf(tag)).toBeGreaterThan(at);
  });

  it("has no script, style or handler of its own, and takes all from beside it", () => {
    const inline = [...html.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)].filter(
      ([, attributes = "", content = ""]) =>
        !/\bsrc="\.\//.test(attributes) || content.trim() !== "",
    );
    expect(inline).toEqual([]);
    expect(html).not.toMatch(/<style\b|\sstyle=|\son\w+=|javascript:/i);
    const addresses = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(4);
    expect(addresses.filter((address) => !address?.startsWith("./"))).toEqual([]);
  });
});
