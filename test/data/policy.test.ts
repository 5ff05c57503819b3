import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import documentRows from "../../data/policy/documents.json";
import quoteHashes from "../../data/policy/quotes.sha256.json";
import targetRows from "../../data/policy/targets.json";
import { measureIds } from "../../src/domain/measure.ts";
import { parseDocuments, parseTargets } from "../../src/domain/target.ts";
import { documentOf, primaryTarget, thresholdOf } from "../../src/domain/targets.ts";

const targets = parseTargets(targetRows);
const documents = parseDocuments(documentRows);
const squeeze = (text: string) => text.replace(/\s+/g, "");
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("policy documents", () => {
  it("are the six, each dated by its date or the year in its number", () => {
    expect(documents.map(({ id }) => id)).toEqual([
      "hz25",
      "hz24",
      "sh18",
      "hzstar",
      "gx20",
      "gx20n",
    ]);
    const undated = documents.filter(({ date }) => date === null);
    expect(undated.map(({ number }) => number)).toEqual(["杭总工[2024]32号", "杭总工办[2025]8号"]);
    for (const { dateNote } of undated) expect(dateNote).not.toBeNull();
  });
});

describe("policy targets", () => {
  it("cite a document of their own place", () => {
    const strays = targets.filter((row) => documentOf(row).jurisdiction !== row.jurisdiction);
    expect(strays.map(({ id }) => id)).toEqual([]);
  });

  it("name known measures only", () => {
    const known = new Set<string>(measureIds);
    const named = targets.flatMap(({ id, measure, scope }) =>
      [...(measure === null ? [] : [measure]), ...(scope.indicativeFor ?? [])].map((name) => [
        id,
        name,
      ]),
    );
    expect(named.filter(([, name = ""]) => !known.has(name))).toEqual([]);
  });

  it("relate to records of the catalogue", () => {
    const ids = new Set(targets.map(({ id }) => id));
    const related = targets.flatMap(({ id, relations }) =>
      relations.map(({ target }) => [id, target]),
    );
    expect(related.filter(([, target = ""]) => !ids.has(target))).toEqual([]);
  });

  it("carry basis and unit together with a value, and neither without", () => {
    const halves = targets.filter(
      ({ value, valueBasis, unit }) =>
        (value === null) !== (valueBasis === null) || (value === null) !== (unit === null),
    );
    expect(halves.map(({ id }) => id)).toEqual([]);
  });

  it("print their value in the quote, bare ones without 以上, words for all without a number", () => {
    for (const { id, quote, value, unit, valueBasis } of targets.filter(
      ({ unit }) => unit === "%",
    )) {
      const printed = squeeze(quote).includes(`${value}${unit}`);
      expect(printed, id).toBe(valueBasis !== "meaning-of-words");
      if (valueBasis === "meaning-of-words") expect(quote, id).toMatch(/全覆盖|应建尽建/);
      if (valueBasis === "printed-bare")
        expect(squeeze(quote), id).not.toMatch(new RegExp(`${value}%以上`));
    }
  });

  it("test at least where 以上 is printed", () => {
    const above = targets.filter(({ quote }) => /%以上/.test(squeeze(quote)));
    expect(above.length).toBeGreaterThan(10);
    for (const { id, operator } of above) expect(operator, id).toBe(">=");
  });

  it("keep 基本 as the word of force", () => {
    const basically = targets.filter(({ quote }) => quote.includes("基本实现"));
    expect(basically.map(({ id }) => id)).toEqual([
      "hz24-100plus-full-coverage-2024",
      "hz24-zone-50plus-full-coverage",
    ]);
    for (const { id, modality } of basically) expect(modality, id).toBe("基本实现");
  });

  it("state no rate for Guangxi, on any measure", () => {
    const guangxi = targets.filter(({ jurisdiction }) => jurisdiction === "guangxi");
    expect(guangxi.length).toBeGreaterThan(0);
    for (const target of guangxi) {
      expect(thresholdOf(target), target.id).toBeNull();
      if (target.measure !== null) expect(target.value, target.id).toBeNull();
    }
    for (const measure of measureIds) expect(primaryTarget(measure, "450000")).toBeUndefined();
  });

  it("have the committed quotes", () => {
    expect(
      Object.fromEntries(targets.map(({ id, quote }) => [id, sha256(squeeze(quote))])),
    ).toEqual(quoteHashes);
  });
});

const seeds = resolve(import.meta.dirname, "../../../shared/seeds");
const seedFiles = {
  hz25: "hangzhou-2025-nonpublic-campaign.txt",
  hz24: "hangzhou-2024-three-year-plan.txt",
  sh18: "shanghai-2018-nonpublic-reform.txt",
  hzstar: "hangzhou-2025-standardisation-guideline.txt",
  gx20: "guangxi-2020-nonpublic-opinion.txt",
  gx20n: "guangxi-2020-nonpublic-opinion.txt",
};

describe.skipIf(!existsSync(seeds))("against the documents themselves", () => {
  const printed = (document: keyof typeof seedFiles) =>
    squeeze(readFileSync(resolve(seeds, seedFiles[document]), "utf8"));

  it.each(documents)("$id: title and number are printed", ({ id, title, number }) => {
    expect(printed(id)).toContain(squeeze(title));
    if (number !== null) expect(printed(id)).toContain(squeeze(number));
  });

  it.each(targets)("$id: quote, clauses, deadline and words of force are printed", (target) => {
    const { document, quote, numerator, denominator, deadline, modality } = target;
    const stated = [numerator.stated, denominator.stated, deadline.text];
    const passages = [quote, ...stated, ...(modality?.split("…") ?? [])];
    for (const passage of passages.filter((text) => text !== null))
      expect(printed(document)).toContain(squeeze(passage));
  });
});
