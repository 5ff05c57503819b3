import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { initialsOf } from "../../../data/pinyin/initialsOf.ts";
import { areaInitialsSource } from "../../../data/pinyin/writeAreaInitials.ts";
import { areas } from "../../../src/domain/area.ts";
import { areaInitials } from "../../../src/domain/areaInitials.ts";

describe("pinyin initials", () => {
  it.each([
    ["余杭区", "yhq"],
    ["长宁区", "cnq"],
    ["重庆市", "cqs"],
    ["大化瑶族自治县", "dhyzzzx"],
    ["上海漕河泾新兴技术开发区", "shchjxxjskfq"],
    ["示例园区3（A）", "slyq3a"],
    ["", ""],
  ])("%j → %j", (name, initials) => expect(initialsOf(name)).toBe(initials));

  it("of the areas are those in the source", () => {
    const path = new URL("../../../src/domain/areaInitials.ts", import.meta.url);
    expect(readFileSync(path, "utf8")).toBe(areaInitialsSource());
  });

  it("begin with the letter of the English name", () => {
    const exceptions = [
      "全国",
      "陕西省",
      "内蒙古自治区",
      "西藏自治区",
      "香港特别行政区",
      "澳门特别行政区",
    ];
    const wrong = areas.filter(
      ({ name, english }) =>
        !exceptions.includes(name) && areaInitials[name]?.[0] !== english[0]?.toLowerCase(),
    );
    expect(wrong.map(({ name, english }) => `${name} ${english}`)).toEqual([]);
  });
});
