import { describe, expect, it } from "vitest";
import { findEntries, searchEntries, type SearchEntry } from "../../src/domain/search.ts";

const parks = [
  { id: "P1", name: "余杭示例园", areas: ["330110"], initials: "yhsly" },
  { id: "P2", name: "外地园", areas: ["110101"], initials: "wdy" },
  { id: "P3", name: "旧版数据的园区", areas: ["310115"] },
];
const site = {
  places: ["330100", "310000", "450000"],
  parks,
  measures: ["union-rate-25plus", "new-members"] as const,
  language: "zh-CN" as const,
};
const entries = searchEntries(site);
const find = (typed: string, among: readonly SearchEntry[] = entries): string[] =>
  findEntries(among, typed, 10).map(({ name, former }) =>
    former === undefined ? name : `${name}<${former}`,
  );

describe("search by name", () => {
  it.each([
    ["余杭", ["余杭区", "余杭区<余杭市", "临平区<余杭市", "临平区<余杭区", "余杭示例园"]],
    ["yhq", ["余杭区", "临平区<余杭区"]],
    ["yuhang", ["余杭区"]],
    ["YH", ["余杭区"]],
    ["江干", ["上城区<江干区", "钱塘区<江干区"]],
    ["jgq", ["上城区<江干区", "钱塘区<江干区"]],
    ["闸北", ["静安区<闸北区"]],
    ["Lin'an", ["临安区"]],
    [" LIN AN ", ["临安区"]],
    ["横县", ["横州市<横县"]],
    ["隆林各族自治县", ["隆林各族自治县"]],
    ["旧版", ["旧版数据的园区"]],
    ["外地", []],
    ["朝阳区", []],
    ["", []],
    ["  ", []],
    ["不存在", []],
  ])("%j finds %j", (typed, expected) => {
    const found = find(typed);
    expect(expected.every((name) => found.includes(name))).toBe(true);
    if (expected.length === 0) expect(found).toEqual([]);
  });

  it("puts what is called so before what begins so, and that before what holds it", () => {
    expect(find("防城")).toEqual(["防城区", "防城港市"]);
    expect(find("yh")[0]).toBe("余杭区");
    expect(find("示例园")).toEqual(["余杭示例园"]);
  });

  it("finds measures, in either language", () => {
    expect(find("25人以上")).toContain("25人以上非公企业建会率");
    const english = searchEntries({ ...site, language: "en" });
    expect(find("yhq", english)[0]).toBe("Yuhang");
  });

  it("says where an area lies", () => {
    const county = findEntries(entries, "横州市", 1)[0];
    expect(county).toMatchObject({ kind: "area", id: "450181", where: "广西壮族自治区 南宁市" });
    expect(findEntries(entries, "西湖区", 1)[0]?.where).toBe("杭州市");
  });

  it("gives no more than asked for", () => {
    expect(findEntries(entries, "区", 4)).toHaveLength(0);
    expect(findEntries(entries, "上", 3)).toHaveLength(3);
  });

  it("offers only what the site shows", () => {
    const shanghai = searchEntries({ ...site, places: ["310000"] });
    expect(find("余杭", shanghai)).toEqual([]);
    expect(find("浦东", shanghai)).toEqual(["浦东新区"]);
  });
});
