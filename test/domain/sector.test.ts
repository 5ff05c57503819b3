import { describe, expect, it } from "vitest";
import {
  newEmploymentField,
  newEmploymentFields,
  newEmploymentOf,
  sector,
  sectorOf,
  sectors,
} from "../../src/domain/sector.ts";

describe("sections of GB/T 4754-2017", () => {
  it("are 20 and cover the 97 divisions without gap or overlap", () => {
    expect(sectors.map(({ id }) => id).join("")).toBe("ABCDEFGHIJKLMNOPQRST");
    let next = 1;
    for (const { divisions } of sectors) {
      expect(divisions[0]).toBe(next);
      next = divisions[1] + 1;
    }
    expect(next).toBe(98);
  });

  it("have short names for charts", () => {
    for (const { short } of sectors) expect([...short].length).toBeLessThanOrEqual(6);
    expect(sector("C")).toMatchObject({ zh: "制造业", short: "制造", divisions: [13, 43] });
  });
});

describe("sectorOf", () => {
  it.each([
    ["C", "C"],
    ["C13", "C"],
    ["13", "C"],
    ["131", "C"],
    ["1311", "C"],
    ["C1311", "C"],
    ["I64", "I"],
    ["01", "A"],
    ["A05", "A"],
    ["43", "C"],
    ["44", "D"],
    ["60", "G"],
    ["79", "N"],
    ["97", "T"],
    ["T9700", "T"],
    ["C44", null],
    ["D13", null],
    ["00", null],
    ["98", null],
    ["A00", null],
    ["1", null],
    ["C1", null],
    ["13111", null],
    ["U", null],
    ["c13", null],
    ["13C", null],
    ["CC", null],
    ["C 13", null],
    ["", null],
    ["１３", null],
    ["toString", null],
  ])("%j → %s", (code, id) => expect(sectorOf(code)).toBe(id));
});

describe("fields of new employment", () => {
  it("are the seven that the documents name, with codes that exist", () => {
    expect(newEmploymentFields.map(({ zh }) => zh)).toEqual([
      "货运物流",
      "网约出行",
      "快递",
      "外卖配送",
      "网络直播",
      "直播电商",
      "民宿",
    ]);
    for (const { id, codes, sharedCodes } of newEmploymentFields) {
      expect([...codes, ...sharedCodes].length, id).toBeGreaterThan(0);
      for (const code of [...codes, ...sharedCodes]) expect(sectorOf(code), code).not.toBeNull();
    }
    expect(newEmploymentField("homestay").codes).toEqual(["613"]);
  });

  it.each([
    ["5431", "freight"],
    ["G5437", "freight"],
    ["5413", "ridehail"],
    ["6020", "courier"],
    ["6242", "delivery"],
    ["6130", "homestay"],
    ["6432", null],
    ["6429", null],
    ["54", null],
    ["C5431", null],
    ["", null],
  ])("%j belongs to %s", (code, id) => expect(newEmploymentOf(code)).toBe(id));
});
