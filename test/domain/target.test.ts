import { describe, expect, it } from "vitest";
import documentRows from "../../data/policy/documents.json";
import targetRows from "../../data/policy/targets.json";
import { parseDocuments, parseTargets } from "../../src/domain/target.ts";
import {
  documentOf,
  isIndicative,
  jurisdictionOf,
  loadTargets,
  primaryTarget,
  targetOf,
  targetsFor,
  thresholdOf,
} from "../../src/domain/targets.ts";

const ids = (measure: string, place: string) => targetsFor(measure, place).map(({ id }) => id);

const [first] = targetRows;
if (first === undefined) throw new Error("targets.json: no records");

describe("parseTargets", () => {
  it("accepts the committed catalogue unchanged", () => {
    expect(parseTargets(targetRows)).toEqual(targetRows);
    expect(parseDocuments(documentRows)).toEqual(documentRows);
  });

  it.each([
    { fault: { operator: "at-least" }, message: /hz25-sanyou-population, operator: .*at-least/ },
    { fault: { value: "80" }, message: /hz25-sanyou-population, value: .*"80"/ },
    { fault: { value: 1e-7 }, message: /value: expected a printed decimal \(value 1e-7\)/ },
    { fault: { quote: " " }, message: /quote: empty text/ },
    { fault: { words: { zh: "建会率" } }, message: /words.en: / },
    { fault: { upper_value: 90 }, message: /upper_value: / },
    { fault: { theme: "unions" }, message: /theme: .*"unions"/ },
    { fault: { unit: null }, message: /value, valueBasis and unit stand together/ },
    { fault: { deadline: { ...first.deadline, to: "2026" } }, message: /deadline.to: .*"2026"/ },
    { fault: { document: "hz26" }, message: /document: .*hz26/ },
    { fault: { scope: { sizeBand: { text: "25人以上" } } }, message: /scope.sizeBand.min: / },
  ])("names file, record, field and value: $message", ({ fault, message }) => {
    const broken = [{ ...first, ...fault }];
    expect(() => parseTargets(broken)).toThrow(message);
    expect(() => parseTargets(broken)).toThrow(/^targets\.json: record /);
  });

  it("names every wrong record at once", () => {
    const broken = targetRows.slice(0, 2).map((row) => ({ ...row, section: 1 }));
    expect(() => parseTargets(broken)).toThrow(
      /hz25-sanyou-population, section: .*hz25-25plus-union-rate, section: /,
    );
  });

  it("refuses duplicate ids and anything but a list", () => {
    expect(() => parseTargets([first, first])).toThrow(
      "record hz25-sanyou-population: duplicate id",
    );
    expect(() => parseTargets({ targets: targetRows })).toThrow(/^targets\.json: /);
    expect(() => parseDocuments([{ ...documentRows[0], date: "24 June 2025" }])).toThrow(
      /^documents\.json: record hz25, date: expected YYYY-MM-DD/,
    );
  });
});

describe("jurisdictionOf", () => {
  it.each([
    ["330100", "hangzhou"],
    ["330106", "hangzhou"],
    ["310000", "shanghai"],
    ["310115", "shanghai"],
    ["450000", "guangxi"],
    ["450103", "guangxi"],
    ["330000", undefined],
    ["330200", undefined],
    ["100000", undefined],
  ])("%s: %s", (adcode, jurisdiction) => expect(jurisdictionOf(adcode)).toBe(jurisdiction));
});

describe("targetsFor", () => {
  it("shows the newest document first and keeps the older one", () => {
    expect(ids("union-rate-25plus", "330100")).toEqual([
      "hz25-25plus-union-rate",
      "hz24-25plus-should-build-all",
    ]);
    expect(ids("rate-100plus", "330106")).toEqual([
      "hz25-100plus-should-build-all",
      "hz24-100plus-full-coverage-2024",
    ]);
  });

  it("gives words where a place prints no number", () => {
    expect(ids("union-rate-25plus", "310000")).toEqual(["sh18-25plus-standalone"]);
    expect(ids("union-rate-25plus", "450000")).toEqual(["gx20-should-build-goal"]);
    expect(ids("rate-100plus", "450100")).toEqual([
      "gx20-should-build-goal",
      "gx20-100plus-campaign",
    ]);
    expect(ids("truck-driver-membership-rate", "450000")).toEqual(["gx20-special-groups"]);
  });

  it("gives nothing where nothing is printed or the place has no documents", () => {
    expect(ids("legal-unit-union-rate", "330100")).toEqual([]);
    expect(ids("union-rate-25plus", "330000")).toEqual([]);
  });
});

describe("primaryTarget", () => {
  it.each([
    ["union-rate-25plus", "330106", "hz25-25plus-union-rate"],
    ["coverage-rate-under25", "330100", "hz24-under25-coverage-rate"],
    ["zone-50plus-rate", "330100", "hz25-zone-50plus-full-coverage"],
    ["rate-100plus", "330100", "hz25-100plus-should-build-all"],
    ["should-build-completion", "330100", "hz24-25plus-should-build-all"],
    ["key-list-rate", "330100", "hz25-key-enterprises-should-build-all"],
    ["membership-in-unionised", "330100", "hz25-unionised-membership-rate"],
    ["real-name-rate", "330100", "hz25-member-real-name-rate"],
    ["new-group-overall", "330100", "hz24-new-employment-overall"],
    ["ridehail-membership-rate", "330100", "hz24-ridehail-dau-rate"],
    ["tech-coverage", "330100", undefined],
    ["should-build-backlog", "330100", undefined],
    ["shanghai-physical-union-rate", "310000", undefined],
    ["union-rate-25plus", "310000", undefined],
    ["union-rate-25plus", "450000", undefined],
    ["should-build-completion", "450000", undefined],
  ])("%s in %s: %s", (measure, place, id) => {
    expect(primaryTarget(measure, place)?.id).toBe(id);
  });
});

describe("thresholdOf and isIndicative", () => {
  it("turns a printed percentage into a share and leaves words and other units without one", async () => {
    expect(thresholdOf(targetOf("hz25-25plus-union-rate"))).toBe(0.8);
    expect(thresholdOf(targetOf("hz25-zone-50plus-full-coverage"))).toBe(1);
    expect(thresholdOf(targetOf("hz25-hitech-techsme-coverage"))).toBeNull();
    expect(thresholdOf(targetOf("hz25-sanyou-population", await loadTargets()))).toBeNull();
    expect(thresholdOf(targetOf("hz24-new-employment-growth"))).toBeNull();
    expect(thresholdOf(targetOf("hz24-new-members"))).toBeNull();
  });

  it("keeps Shanghai's combined 85% a reference for both of its components", () => {
    const combined = targetOf("sh18-physical-85-combined");
    expect(combined).toMatchObject({ operator: "=", value: 85, valueBasis: "printed-bare" });
    expect(thresholdOf(combined)).toBe(0.85);
    expect(isIndicative(combined)).toBe(true);
    expect(isIndicative(combined, "shanghai-physical-membership-rate")).toBe(true);
    expect(ids("shanghai-physical-membership-rate", "310104")).toEqual([combined.id]);
  });

  it("depends on the measure beside which the target stands", () => {
    const plan = targetOf("hz24-25plus-should-build-all");
    expect(isIndicative(plan)).toBe(false);
    expect(isIndicative(plan, "union-rate-25plus")).toBe(true);
  });
});

describe("documentOf", () => {
  it("finds the document for the chip", () => {
    expect(documentOf(targetOf("hz24-courier-membership-rate")).short.zh).toBe("杭总工[2024]32号");
    expect(documentOf(targetOf("gx20-100plus-campaign")).date).toBe("2020-05-07");
  });
});

describe("targetOf", () => {
  it("finds a measured target at once and any other in the whole catalogue", async () => {
    expect(targetOf("hz24-new-members").value).toBe(660_000);
    expect(() => targetOf("hz25-phase-push")).toThrow("missing target: hz25-phase-push");
    expect(targetOf("hz25-phase-push", await loadTargets()).theme).toBe("progress");
  });

  it("does not compile with an id that the catalogue lacks", () => {
    // @ts-expect-error a typo of hz24-new-members
    expect(() => targetOf("hz24-new-member")).toThrow("missing target: hz24-new-member");
  });
});
