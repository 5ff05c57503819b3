import { describe, expect, it } from "vitest";
import {
  area,
  areaChildren,
  areaPath,
  areas,
  cityOf,
  formerArea,
  isAdcode,
  isPlace,
  isWithin,
  placeOf,
  reducedArea,
} from "../../src/domain/area.ts";
import { formerAreas, reducedAreas } from "../../src/domain/formerAreas.ts";

describe("the table of areas", () => {
  it.each([
    ["000000", 34],
    ["330000", 1],
    ["330100", 13],
    ["310000", 16],
    ["450000", 14],
    ["450100", 12],
    ["450300", 17],
    ["330110", 0],
    ["999999", 0],
  ])("has below %s %i areas", (adcode, count) => {
    expect(areaChildren(adcode)).toHaveLength(count);
  });

  it("has 111 counties below the 14 cities of Guangxi, 190 areas in all", () => {
    const counties = areaChildren("450000").flatMap(({ adcode }) => areaChildren(adcode));
    expect(counties).toHaveLength(111);
    expect(counties.every(({ level }) => level === "district")).toBe(true);
    expect(areas).toHaveLength(1 + 34 + 1 + 13 + 16 + 14 + 111);
  });

  it("names every area once, under a parent that is there", () => {
    expect(new Set(areas.map(({ adcode }) => adcode)).size).toBe(areas.length);
    for (const { adcode, parent, name, shortName, english } of areas) {
      expect(isAdcode(adcode)).toBe(true);
      expect(parent === null ? adcode : area(parent)?.adcode).toBe(parent ?? "000000");
      expect(name.startsWith(shortName)).toBe(true);
      expect(shortName.length).toBeGreaterThan(1);
      expect(english).toMatch(/^[A-Z][A-Za-z' ]+$/);
    }
  });

  it.each([
    ["330110", "余杭区", "余杭", "Yuhang"],
    ["310115", "浦东新区", "浦东", "Pudong"],
    ["450000", "广西壮族自治区", "广西", "Guangxi"],
    ["451031", "隆林各族自治县", "隆林", "Longlin"],
    ["451226", "环江毛南族自治县", "环江", "Huanjiang"],
    ["450422", "藤县", "藤县", "Tengxian"],
    ["450181", "横州市", "横州", "Hengzhou"],
    ["330114", "钱塘区", "钱塘", "Qiantang"],
  ])("calls %s %s, %s, %s", (adcode, name, shortName, english) => {
    expect(area(adcode)).toMatchObject({ name, shortName, english });
  });

  it("takes Shanghai and Guangxi as provinces, Hangzhou as a city", () => {
    const levels = ["310000", "450000", "330100", "310101"].map((code) => area(code)?.level);
    expect(levels).toEqual(["province", "province", "city", "district"]);
  });
});

describe("where an area lies", () => {
  it.each([
    ["330114", "330100", "330114"],
    ["310151", "310000", "310151"],
    ["450127", null, null],
    ["450181", "450000", "450100"],
    ["450100", "450000", "450100"],
    ["330100", "330100", null],
    ["310000", "310000", null],
    ["450000", "450000", null],
    ["330000", null, null],
    ["000000", null, null],
    ["", null, null],
    ["330104", null, null],
  ])("%s: place %s, city-level area %s", (adcode, place, city) => {
    expect(placeOf(adcode)).toBe(place);
    expect(cityOf(adcode)).toBe(city);
  });

  it("has 43 city-level areas", () => {
    const cities = new Set(
      areas.map(({ adcode }) => cityOf(adcode)).filter((code) => code !== null),
    );
    expect(cities.size).toBe(13 + 16 + 14);
  });

  it("walks up to the nation", () => {
    expect(areaPath("450181").map(({ name }) => name)).toEqual([
      "横州市",
      "南宁市",
      "广西壮族自治区",
      "全国",
    ]);
    expect(areaPath("330104")).toEqual([]);
    expect(isWithin("330110", "330000")).toBe(true);
    expect(isWithin("330000", "330110")).toBe(false);
    expect(isPlace("330000")).toBe(false);
  });

  it.each([
    ["330110", true],
    ["33011", false],
    ["3301100", false],
    [" 330110", false],
    ["33011０", false],
    ["330110\n", false],
  ])("%j is an adcode: %s", (text, answer) => expect(isAdcode(text)).toBe(answer));
});

describe("former divisions", () => {
  it("point to areas in force and are not in force themselves", () => {
    for (const { adcode, name, until, successors } of [...formerAreas, ...reducedAreas]) {
      expect(until, name).toMatch(/^\d{4}-(0[1-9]|1[0-2])$/);
      expect(successors.length, name).toBeGreaterThan(0);
      for (const successor of successors) expect(area(successor), name).toBeDefined();
      expect(area(adcode) !== undefined, name).toBe(successors.includes(adcode));
    }
    expect(new Set(formerAreas.map(({ adcode }) => adcode)).size).toBe(formerAreas.length);
  });

  it("know the change of Hangzhou in April 2021", () => {
    expect(formerArea("330104")).toEqual({
      adcode: "330104",
      name: "江干区",
      until: "2021-04",
      successors: ["330102", "330114"],
    });
    expect(formerArea("330103")?.successors).toEqual(["330105"]);
    expect(formerArea("330105")).toBeUndefined();
    expect(formerArea("330110")).toBeUndefined();
    expect(reducedArea("330110")?.successors).toEqual(["330110", "330113"]);
  });
});
