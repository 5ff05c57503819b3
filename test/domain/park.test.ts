import { describe, expect, it } from "vitest";
import { area, isWithin } from "../../src/domain/area.ts";
import { park, parkByName, parks, parksIn } from "../../src/domain/park.ts";

describe("the table of parks", () => {
  it("has 115 parks with one id and one name each", () => {
    expect(parks).toHaveLength(115);
    expect(new Set(parks.map(({ id }) => id)).size).toBe(115);
    expect(new Set(parks.map(({ name }) => name)).size).toBe(115);
  });

  it("places every park in areas in force of its place", () => {
    for (const { id, areas, place } of parks) {
      expect(areas.length, id).toBeGreaterThan(0);
      for (const adcode of areas) {
        expect(isWithin(adcode, place), id).toBe(true);
        expect(area(adcode)?.level, id).toBe(place === "450000" ? "city" : "district");
      }
    }
  });

  it("has own ids where no G or S code is printed, and only there", () => {
    for (const { id, ownId } of parks)
      expect(id).toMatch(ownId ? /^x-(hz|sh|gx)-\d\d$/ : /^[GS]\d{6}$/);
    expect(parks.filter(({ ownId }) => ownId)).toHaveLength(22);
    expect(parks.filter(({ areaCode }) => areaCode !== null)).toHaveLength(9);
  });

  it("has both coordinates or neither, and says how they were found", () => {
    for (const { id, lon, lat, positionBasis } of parks) {
      expect((lon === null) === (lat === null), id).toBe(true);
      expect(positionBasis, id).toBe(lon === null ? null : "approximate");
    }
  });
});

describe("finding parks", () => {
  it("by id and by name", () => {
    expect(park("G331018")).toEqual({
      id: "G331018",
      ownId: false,
      areaCode: null,
      name: "杭州经济技术开发区",
      kind: "经济技术开发区",
      level: "国家级",
      place: "330100",
      areas: ["330114"],
      lon: 120.35,
      lat: 30.31,
      positionBasis: "approximate",
    });
    expect(parkByName(" 柳江县经济开发区 ")).toMatchObject({
      id: "x-gx-17",
      ownId: true,
      areaCode: "45022151",
      kind: null,
      level: null,
    });
    expect(park("s_area:45022151")).toBeUndefined();
    expect(parkByName("柳江县")).toBeUndefined();
  });

  it("gives a park that spans two districts to both, and to Shanghai once", () => {
    const spanning = "G311083";
    expect(park(spanning)?.areas).toEqual(["310116", "310120"]);
    for (const adcode of ["310116", "310120", "310000", "000000"])
      expect(parksIn(adcode).filter(({ id }) => id === spanning)).toHaveLength(1);
    expect(parksIn("310117").map(({ id }) => id)).not.toContain(spanning);
  });

  it("counts the parks of the three places", () => {
    const counts = ["330100", "310000", "450000"].map((adcode) => parksIn(adcode).length);
    expect(counts).toEqual([14, 42, 59]);
    expect(parksIn("000000")).toHaveLength(115);
    expect(parksIn("450102")).toEqual([]);
    expect(parksIn("")).toEqual([]);
  });
});
