import { describe, expect, it } from "vitest";
import { placeLabels, textWidth, type LabelWish } from "../../src/map/labels.ts";
import type { MapRow } from "../../src/map/mapRow.ts";

const frame = { width: 600, height: 400 };

function wish(adcode: string, x: number, y: number, extent: number, radius = 0): LabelWish {
  const row: MapRow = {
    adcode,
    name: "余杭区",
    shortName: "余杭",
    value: 0.8,
    amount: 10,
    status: "ok",
    valueText: "80.0",
    colour: "#000000",
  };
  return { row, at: { x, y }, width: extent, height: extent, radius };
}

const texts = (wishes: LabelWish[]) =>
  Object.fromEntries(
    placeLabels(wishes, frame).map(({ adcode, name, number }) => [
      adcode,
      `${name} ${number}`.trim(),
    ]),
  );

describe("placeLabels", () => {
  it("shows name and number where there is room", () => {
    expect(placeLabels([wish("1", 300, 200, 200)], frame)).toEqual([
      { adcode: "1", at: { x: 300, y: 200 }, name: "余杭区", number: "80.0" },
    ]);
  });

  it("hides the number first, then shortens the name, then hides it, as the area shrinks", () => {
    // Name and number: 38 × 28 px, within 1.1 of the extent; short: 28.7 wide; a name alone within 1.5.
    const shown = [40, 27, 24, 18, 15].map((extent) => texts([wish("1", 300, 200, extent)])["1"]);
    expect(shown).toEqual(["余杭区 80.0", "余杭 80.0", "余杭", "余杭", undefined]);
  });

  it("keeps both names of neighbours that leave room for one number only", () => {
    const labels = texts([wish("1", 300, 200, 90), wish("2", 300, 228, 80)]);
    expect(labels).toEqual({ "1": "余杭区 80.0", "2": "余杭区 80.0" });
    expect(texts([wish("1", 300, 200, 90), wish("2", 300, 212, 80)])).toEqual({
      "1": "余杭区 80.0",
      "2": "余杭区",
    });
  });

  it("drops the smaller of two that share a place, whatever their order", () => {
    const crowd = [50, 60, 70, 80, 90].map((extent, i) => wish(String(i), 300, 200, extent));
    const labels = placeLabels(crowd, frame);
    expect(labels.length).toBeLessThan(crowd.length);
    expect(labels.map(({ adcode }) => adcode)).toContain("4");
    expect(placeLabels(crowd.toReversed(), frame)).toEqual(labels);
  });

  it("never overlaps or leaves the frame", () => {
    const crowd = Array.from({ length: 40 }, (_, i) =>
      wish(String(i), (i * 97) % 600, (i * 61) % 400, 40 + ((i * 13) % 60)),
    );
    const boxes = placeLabels(crowd, frame).map(({ at, name, number }) => {
      const width = Math.max(textWidth(name, 12), textWidth(number, 11.5));
      const height = number === "" ? 14 : 28;
      return {
        l: at.x - width / 2,
        r: at.x + width / 2,
        t: at.y - height / 2,
        b: at.y + height / 2,
      };
    });
    expect(boxes.length).toBeGreaterThan(10);
    for (const [i, a] of boxes.entries()) {
      expect(a.l >= 0 && a.r <= 600 && a.t >= 0 && a.b <= 400).toBe(true);
      for (const b of boxes.slice(i + 1))
        expect(a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b).toBe(false);
    }
  });

  it("stands below a circle, above it where another circle is below", () => {
    const [alone] = placeLabels([wish("1", 300, 200, 90, 20)], frame);
    // Half of two lines of 14 px, the radius, one pixel of air.
    expect(alone?.at).toEqual({ x: 300, y: 235 });
    const labels = placeLabels([wish("1", 300, 200, 90, 20), wish("2", 300, 245, 90, 20)], frame);
    expect(labels.find(({ adcode }) => adcode === "1")?.at).toEqual({ x: 300, y: 165 });
  });
});
