import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { isDark } from "../../../src/charts/isDark.ts";
import { colourScale } from "../../../src/domain/colourScale.ts";
import { looks } from "../../../src/domain/viewChoices.ts";
import { contrast } from "./contrast.ts";
import { darkOnly, styleProperties } from "./styleProperties.ts";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(svelte|css|ts)$/.test(name))
  .map((name) => `src/${name}`)
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

/** Text → the grounds it stands on. */
const text: Record<string, readonly string[]> = {
  "--ink": ["--paper", "--ground", "--row", "--accent-soft", "--apart", "--lock-1", "--lock-2"],
  "--ink-2": ["--paper", "--ground", "--row", "--accent-soft", "--apart", "--lock-1", "--lock-2"],
  "--muted": ["--paper", "--ground", "--row", "--accent-soft", "--apart", "--lock-1", "--lock-2"],
  "--accent": ["--paper", "--ground", "--row", "--accent-soft", "--apart", "--lock-1", "--lock-2"],
  "--missed": ["--paper", "--ground", "--row", "--missed-soft", "--accent-soft"],
  "--met": ["--paper", "--ground", "--row", "--accent-soft"],
  "--warn-ink": ["--warn-ground"],
  "--on-accent": ["--accent"],
};

/** What is drawn or bounds a control → its grounds. */
const marks: Record<string, readonly string[]> = {
  "--edge": ["--paper", "--ground"],
  "--mark-edge": ["--paper", "--ground", "--row"],
  "--warn-edge": ["--paper", "--warn-ground"],
  "--focus": ["--paper", "--ground", "--row", "--accent-soft", "--warn-ground", "--apart"],
  "--accent": ["--paper", "--ground"],
  "--map-ink": ["--map-paper"],
  "--map-hatch": ["--map-paper"],
  "--map-dot": ["--map-paper"],
  "--map-edge": ["--map-paper"],
  "--map-outline": ["--map-paper", "--ground"],
};

describe.each(looks)("%s", (look) => {
  const properties: Record<string, string> = styleProperties[look];
  const pairs = (named: typeof text): [string, string][] =>
    Object.entries(named).flatMap(([mark, grounds]) =>
      grounds.map((ground): [string, string] => [mark, ground]),
    );
  const ratio = (mark: string, ground: string): number =>
    contrast(properties[mark] ?? "", properties[ground] ?? "");

  it.each(pairs(text))("text in %s is readable on %s", (mark, ground) => {
    expect(ratio(mark, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(marks))("a mark in %s is seen on %s", (mark, ground) => {
    expect(ratio(mark, ground)).toBeGreaterThanOrEqual(3);
  });

  it("numbers on classes are readable", () => {
    const classes = [
      [0.1, 0.2, 0.3, 0.4],
      [0.5, 0.6, 0.7, 0.8, 0.9],
    ].flatMap((breaks) => [
      ...colourScale(breaks, null).classes,
      ...colourScale(breaks, breaks[2] ?? 0).classes,
    ]);
    const ink = (colour: string): string =>
      properties[isDark(colour) ? "--on-dark" : "--on-light"] ?? "";
    for (const { colour } of classes)
      expect(contrast(ink(colour), colour), colour).toBeGreaterThanOrEqual(4.5);
  });
});

test("the dark look has every colour of the page but those on data", () => {
  const same = ["--on-light", "--on-dark", "--radius", "--gutter"];
  const missing = Object.keys(styleProperties.light).filter((name) => !(name in darkOnly));
  expect(missing).toEqual(same);
});

test("colours stand in the style sheet, those of data in the scale, and nowhere else", () => {
  const owners = ["src/app.css", "src/domain/colourScale.ts", "src/export/paperColours.ts"];
  const found = sources
    .filter(({ path }) => !owners.includes(path))
    .flatMap(({ path, text: source }) =>
      [
        ...source.matchAll(
          /["':\s,(](#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|(?:rgb|hsl)a?\()/gi,
        ),
      ].map(([, colour = ""]) => `${path}: ${colour}`),
    );
  expect(found).toEqual([]);
});

test("every property that is used is defined", () => {
  const used = sources.flatMap(({ path, text: source }) =>
    [...source.matchAll(/var\((--[\w-]+)[,)]/g)].map(([, name = ""]) => ({
      path,
      name,
      isOwn: source.includes(`style:${name}=`) || source.includes(`${name}: `),
    })),
  );
  expect(used.length).toBeGreaterThan(100);
  expect(used.filter(({ name, isOwn }) => !isOwn && !(name in styleProperties.light))).toEqual([]);
});

test("text has sizes that follow the reader's", () => {
  // Paper has one size, whoever reads it.
  const isPaper = (path: string): boolean => path.startsWith("src/components/briefing/");
  const onScreen = sources.filter(({ path }) => !isPaper(path));
  const fixed = onScreen.flatMap(({ path, text: source }) =>
    [
      ...source.matchAll(
        /(?:font-size|line-height): [\d.]+px|font:\s+[^;]*\dpx|@media \(m..-width: \d+px/g,
      ),
    ].map(([found]) => `${path}: ${found}`),
  );
  expect(fixed).toEqual([]);
});
