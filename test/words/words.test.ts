import { describe, expect, it } from "vitest";
import { languages } from "../../src/domain/format.ts";
import { inLanguage, wordsIn } from "../../src/words/words.ts";

type Say = (...given: unknown[]) => string;
type Leaf = string | Say;

/** "problem.faults.missing" → text or function, of everything in a catalogue. */
function leaves(words: object, before = ""): [path: string, leaf: Leaf][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "object" && value !== null
      ? leaves(value, `${before}${key}.`)
      : [[`${before}${key}`, value as Leaf] as [string, Leaf]],
  );
}

const given = ["q1", "q2", "q3", "q4", "q5"];

/** What a function says of q1, q2 …; the one that takes a list gets them as a list. */
const said = (path: string, say: Say): string =>
  path === "sentence.join" ? say(given) : say(...given.slice(0, say.length));

const chinese = /\p{Script=Han}/u;
const fullWidth = /[，。；：！？（）、《》]/u;

const [zh, en] = [leaves(wordsIn("zh-CN")), leaves(wordsIn("en"))];

describe("both languages", () => {
  it("have the same keys, of the same kind, with the same arguments", () => {
    const shape = ([path, leaf]: [string, Leaf]) =>
      `${path}: ${typeof leaf === "string" ? "text" : `${leaf.length} arguments`}`;
    expect(en.map(shape).sort()).toEqual(zh.map(shape).sort());
    expect(zh.length).toBeGreaterThan(150);
  });

  it("are catalogues of their own", () => {
    expect(wordsIn("en").navigation.overview).toBe("Overview");
    expect(wordsIn("zh-CN").navigation.overview).toBe("总览");
    expect(languages[0]).toBe("zh-CN");
  });
});

describe.each([
  ["zh-CN", zh],
  ["en", en],
] as const)("%s", (_, catalogue) => {
  it("has no empty text, nor one with spaces around it but for what joins texts", () => {
    const joining = ["colon", "comma", "semicolon", "dot", "analysis.filters.or"];
    const loose = catalogue.filter(
      ([path, leaf]) =>
        typeof leaf === "string" &&
        (leaf === "" || (!joining.includes(path) && leaf.trim() !== leaf)),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it("says everything that it is given", () => {
    const silent = catalogue.flatMap(([path, leaf]) => {
      if (typeof leaf === "string") return [];
      const text = said(path, leaf);
      const count = path === "sentence.join" ? given.length : leaf.length;
      return given.slice(0, count).some((part) => !text.includes(part)) ? [`${path}: ${text}`] : [];
    });
    expect(silent).toEqual([]);
  });

  it("shows nothing undefined", () => {
    const texts = catalogue.map(([path, leaf]) =>
      typeof leaf === "string" ? leaf : said(path, leaf),
    );
    expect(texts.filter((text) => /undefined|null|NaN|\[object/.test(text))).toEqual([]);
  });
});

it("writes English without a Chinese sign, except on the button to Chinese", () => {
  const texts = en.map(([path, leaf]) => [
    path,
    typeof leaf === "string" ? leaf : said(path, leaf),
  ]);
  // 应建 is named as the ledgers and the documents name it.
  const foreign = texts.filter(
    ([path = "", text = ""]) =>
      !path.startsWith("rows.backlog.") && (chinese.test(text) || fullWidth.test(text)),
  );
  expect(foreign).toEqual([["controls.language", "中文"]]);
});

it("writes Chinese in Chinese, except on the button to English", () => {
  const signs = ["controls.language", "controls.languageCode", "colon", "comma", "dot", "quote"];
  // Numbers around a unit, joined texts and a period with its value have no word of their own.
  const bare = [
    "percent",
    "headline.covered",
    "quoteSource",
    "trend.value",
    "sentence.total",
    "slicing.scope",
    "slicing.pair.label",
    "slicing.strip.point",
    "slicing.compare.missing",
  ];
  const texts = zh
    .filter(([path]) => ![...signs, ...bare].includes(path))
    .map(([path, leaf]) => [path, typeof leaf === "string" ? leaf : said(path, leaf)] as const)
    .filter(([, text]) => !chinese.test(text) && !fullWidth.test(text));
  expect(texts).toEqual([]);
});

it("takes the part of a bilingual record", () => {
  const words = { zh: "园区", en: "Park" };
  expect(inLanguage(words, "zh-CN")).toBe("园区");
  expect(inLanguage(words, "en")).toBe("Park");
});

describe("names that tests and assistive technology rely on", () => {
  it.each([
    ["navigation.overview", "总览"],
    ["navigation.compare", "对比"],
    ["map.region", "地图"],
    ["ranking.title", "区域排名"],
    ["controls.place", "地区"],
    ["controls.measure", "指标"],
    ["controls.period", "时间"],
    ["unplaced.label", "未定位"],
  ])("%s is %s", (path, text) => expect(Object.fromEntries(zh)[path]).toBe(text));

  it("the banner says 演示数据", () => expect(wordsIn("zh-CN").demo).toContain("演示数据"));
});
