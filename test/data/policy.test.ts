import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import documentRows from "../../data/policy/documents.json";
import quoteHashes from "../../data/policy/quotes.sha256.json";
import relationRows from "../../data/policy/relations.json";
import systemRows from "../../data/policy/systems.json";
import targetRows from "../../data/policy/targets.json";
import { policyFiles } from "../../data/policyIds/policyFiles.ts";
import { measureIds } from "../../src/domain/measure.ts";
import { parseRelations } from "../../src/domain/policyRelation.ts";
import { parseSystems } from "../../src/domain/policySystem.ts";
import { parseDocuments, parseTargets } from "../../src/domain/target.ts";
import { documentOf, loadTargets, primaryTarget, thresholdOf } from "../../src/domain/targets.ts";
import { themes, themeWords } from "../../src/domain/theme.ts";

const targets = parseTargets(targetRows);
const documents = parseDocuments(documentRows);
const relations = parseRelations(relationRows);
const systems = parseSystems(systemRows);
const ids = new Set(targets.map(({ id }) => id));
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

  it("are all of the five documents, by document", () => {
    const counts = documents.map(({ id }) => [
      id,
      targets.filter((row) => row.document === id).length,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      hz25: 26,
      hz24: 55,
      sh18: 39,
      hzstar: 69,
      gx20: 10,
      gx20n: 6,
    });
  });

  it("relate to records of the catalogue", () => {
    const related = targets.flatMap(({ relations }) => relations.map(({ target }) => target));
    expect(related.filter((id) => !ids.has(id))).toEqual([]);
  });

  it("fall under every theme", () => {
    const used = new Set(targets.map(({ theme }) => theme));
    expect(themes.filter((theme) => !used.has(theme))).toEqual([]);
    expect(Object.keys(themeWords)).toEqual([...themes]);
  });

  it("print their percentage in the quote, words for all without one", () => {
    for (const { id, quote, value, valueBasis } of targets.filter(({ unit }) => unit === "%")) {
      const percent = id === "sh18-fee-two-percent" ? "百分之二" : `${value}%`;
      expect(squeeze(quote).includes(percent), id).toBe(valueBasis !== "meaning-of-words");
      if (valueBasis === "meaning-of-words")
        expect(quote, id).toMatch(/全覆盖|应建尽建|全部建会|所有.*都有/);
    }
  });

  it("print every other number in the quote", () => {
    const inWords: Record<string, string> = {
      "hz24-new-union-orgs": "1万家",
      "hz24-new-members": "66万人",
      "hz24-volunteer-team": "一支",
      "hzstar-a1-innovation-at-least-one": "一项",
    };
    const numbered = targets.filter(
      ({ unit, valueBasis }) => unit !== null && unit !== "%" && valueBasis !== "counted",
    );
    for (const { id, quote, unit, value, upperValue } of numbered) {
      const printed = inWords[id] ?? (unit === "次/年" && value === 1 ? "一次" : String(value));
      expect(squeeze(quote), id).toContain(printed);
      if (upperValue !== null) expect(squeeze(quote), id).toContain(String(upperValue));
    }
  });

  it("count a printed list where the number is of its parts", () => {
    const counted = targets.filter(({ valueBasis }) => valueBasis === "counted");
    expect(counted.map(({ id }) => id)).toEqual(["gx20-eight-haves", "hzstar-a2-six-haves-1star"]);
    for (const { quote, value } of counted) expect(quote.match(/有/g)).toHaveLength(value ?? 0);
  });

  it("leave bare figures bare and test at least where 以上 is printed", () => {
    const percentages = targets.filter(({ unit, value }) => unit === "%" && value !== null);
    for (const { id, quote, value, valueBasis, operator } of percentages) {
      const above = new RegExp(`(?<!\\d)${value}%(及)?以上`).test(squeeze(quote));
      if (above) expect([valueBasis, operator], id).toEqual(["printed", ">="]);
      if (valueBasis === "printed-bare") expect(operator, id).toBe("=");
      if (valueBasis === "printed" && !above && value !== 100)
        expect(quote, id).toMatch(/不低于|不少于/);
    }
    const bare = percentages.filter(({ valueBasis }) => valueBasis === "printed-bare");
    expect(bare.map(({ id }) => id).filter((id) => !id.startsWith("hzstar"))).toEqual([
      "hz24-platform-affiliates-80",
      "hz24-cadre-training-80",
      "sh18-physical-85-combined",
      "sh18-staff-80-downward",
      "sh18-fee-two-percent",
    ]);
  });

  it("say that reading a bare goal as at least is an interpretation", () => {
    const goals = targets.filter(
      ({ measure, valueBasis, upperValue }) =>
        measure !== null && valueBasis === "printed-bare" && upperValue === null,
    );
    for (const { id, notes } of goals) expect(notes?.zh, id).toMatch(/无“以上”/);
    expect(goals).toHaveLength(10);
  });

  it("date a deadline only with a basis for the year", () => {
    const dated = targets.filter(({ deadline }) => deadline.to !== null);
    for (const { id, deadline } of dated) {
      const { from, to, text, note } = deadline;
      expect((from ?? "") <= (to ?? ""), id).toBe(true);
      if (!text?.includes(to?.slice(0, 4) ?? "")) expect(note, id).not.toBeNull();
    }
    const dates = Object.fromEntries(
      dated.map(({ id, deadline }) => [id, [deadline.from, deadline.to]]),
    );
    expect(dates).toMatchObject({
      "hz24-new-members": ["2024-01-01", "2026-12-31"],
      "hz24-100plus-full-coverage-2024": [null, "2024-12-31"],
      "hz24-cadre-training-80": [null, "2026-12-31"],
      "hz25-phase-push": ["2025-07-01", "2025-10-31"],
      "hz25-report-deadline": [null, "2025-12-05"],
      "sh18-1000-federations": ["2018-11-14", "2020-11-14"],
      "gx20-report-deadline": [null, "2020-07-30"],
    });
    expect(dates).not.toHaveProperty("hzstar-dist-1star");
  });

  it("take the criteria of the star rating for no target of an area", () => {
    const rated = targets.filter(({ id }) => /^hzstar-(a1|a2|rule)-/.test(id));
    expect(rated).toHaveLength(58);
    expect(targets.filter(({ kind }) => kind === "criterion")).toEqual(rated);
    const measured = rated.filter(({ measure }) => measure !== null);
    expect(measured.map(({ id, measure }) => [id, measure])).toEqual([
      ["hzstar-a1-women-committee-10", "women-committee-compliance"],
      ["hzstar-a2-training-35-3star", "cadre-training-year"],
    ]);
    for (const target of measured)
      expect(thresholdOf(target) === null || target.scope.indicativeFor !== undefined).toBe(true);
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
      expect(target.unit, target.id).not.toBe("%");
      expect(squeeze(target.quote), target.id).not.toMatch(/%|百分之/);
    }
    for (const measure of measureIds) expect(primaryTarget(measure, "450000")).toBeUndefined();
  });

  it("have the committed quotes", () => {
    expect(
      Object.fromEntries(targets.map(({ id, quote }) => [id, sha256(squeeze(quote))])),
    ).toEqual(quoteHashes);
  });

  it("are whole in the file that is loaded when asked for", async () => {
    expect(await loadTargets()).toEqual(targets);
  });
});

describe("files that follow from the catalogue", async () => {
  it.each([...(await policyFiles(targets))])("%s is up to date", (path, text) => {
    const committed = readFileSync(resolve(import.meta.dirname, "../..", path), "utf8");
    expect(committed, "run node --import tsx data/policyIds/writeTargetIds.ts").toBe(text);
  });
});

describe("relations between documents", () => {
  it("name records and the documents that these cite", () => {
    expect(relations).toHaveLength(17);
    for (const { id, targets: sides, documents: cited } of relations) {
      const named = [...sides.first, ...sides.second];
      expect(
        named.filter((target) => !ids.has(target)),
        id,
      ).toEqual([]);
      const citing = targets.filter((target) => named.includes(target.id));
      const printedIn = new Set(citing.map(({ document }) => document));
      if (named.length > 0) expect(new Set(cited), id).toEqual(printedIn);
    }
  });
});

describe("systems that the documents name", () => {
  it("have each a name and what the atlas does for it", () => {
    expect(systems).toHaveLength(18);
    for (const { id, names } of systems) expect(names.length, id).toBeGreaterThan(0);
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

  it.each(targets)("$id: quote, clauses, scope, deadline and words of force are printed", (row) => {
    const { document, quote, numerator, denominator, deadline, modality, scope } = row;
    const { ownership = [], placeTypes = [], sectors = [], groups = [], lists = [] } = scope;
    const within = [scope.sizeBand?.text, scope.territory, ...(scope.organisations ?? [])];
    const passages = [
      ...quote.split(" … "),
      ...(modality?.split("…") ?? []),
      ...[numerator.stated, denominator.stated, deadline.text],
      ...[...ownership, ...placeTypes, ...sectors, ...groups, ...lists, ...within],
    ];
    for (const passage of passages.filter((text) => typeof text === "string"))
      expect(printed(document)).toContain(squeeze(passage));
  });

  it("quotes fragments only where the scan of the guideline has lost characters", () => {
    const broken = targets.filter(({ quote }) => quote.includes("…"));
    expect(new Set(broken.map(({ document }) => document))).toEqual(new Set(["hzstar"]));
    for (const { id, notes } of broken) expect(notes?.zh, id).toMatch(/扫描文字/);
  });

  it.each(systems)("$id: its names are printed", ({ names }) => {
    for (const name of names) expect(printed(name.document)).toContain(squeeze(name.printed));
  });
});
