import { describe, expect, it } from "vitest";
import { gap } from "../../src/domain/gap.ts";
import { parseOwnTargets } from "../../src/domain/publisherTarget.ts";
import { documentOf, targetOf, thresholdOf } from "../../src/domain/targets.ts";

const { relations: _relations, ...city } = targetOf("hz25-25plus-union-rate");
const document = {
  title: "西湖区总工会2025年工作要点",
  number: null,
  date: "2025-01-20",
  issuer: "西湖区总工会",
  short: { zh: "西湖区2025年要点", en: "Xihu 2025" },
};
const quota = {
  ...city,
  id: "own-xihu-25plus",
  document,
  area: "330106",
  quote: "25人以上企业建会率达到85%以上",
  value: 85,
  relations: [],
};

describe("parseOwnTargets", () => {
  it("takes the shape of the catalogue and marks what it reads as the publisher's own", () => {
    const [target] = parseOwnTargets([quota]);
    expect(target).toEqual({ ...quota, own: true });
    if (target === undefined) throw new Error("no target read");
    expect(documentOf(target).short.en).toBe("Xihu 2025");
    expect(thresholdOf(target)).toBe(0.85);
    // 85 % of 200 is 170
    expect(gap(target, 150, 200)).toBe(20);
  });

  it("needs no area for a target of the whole place", () => {
    const { area: _area, ...whole } = quota;
    expect(parseOwnTargets([whole])[0]).not.toHaveProperty("area");
  });

  it.each([
    { fault: { id: "hz25-25plus-union-rate" }, message: /id: expected own- / },
    { fault: { document: "hz25" }, message: /own-xihu-25plus, document: / },
    {
      fault: { measure: "union-rate" },
      message: /measure: unknown measure \(value "union-rate"\)/,
    },
    { fault: { area: "310104" }, message: /area lies outside the jurisdiction/ },
    { fault: { area: "xihu" }, message: /area: expected a 6-digit adcode \(value "xihu"\)/ },
    { fault: { unit: null }, message: /value, valueBasis and unit stand together/ },
    { fault: { own: false }, message: /own: / },
  ])("refuses $fault", ({ fault, message }) => {
    expect(() => parseOwnTargets([{ ...quota, ...fault }])).toThrow(message);
    expect(() => parseOwnTargets([{ ...quota, ...fault }])).toThrow(
      /^targets\.json \(own\): record /,
    );
  });

  it("refuses an id twice", () => {
    expect(() => parseOwnTargets([quota, quota])).toThrow("record own-xihu-25plus: duplicate id");
  });
});
