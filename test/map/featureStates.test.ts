import { describe, expect, it } from "vitest";
import { areaStates, changedStates } from "../../src/map/featureStates.ts";
import type { MapView } from "../../src/map/mapRow.ts";
import { mapColours, squareRows } from "./squares.ts";

const adcodes = ["900001", "900002", "900003", "900004"];
const view: MapView = { rows: squareRows, mode: "fill", selected: null, hovered: null };
const states = areaStates(adcodes, view, mapColours);

describe("areaStates", () => {
  it("colours areas with a rate, leaves the others white under their pattern", () => {
    expect([...states].map(([, { colour }]) => colour)).toEqual([
      "#0b5c55",
      "#d6b062",
      "#ffffff",
      "#ffffff",
    ]);
  });

  it("outlines the hovered area and those highlighted from elsewhere", () => {
    const outlined = areaStates(
      adcodes,
      { ...view, hovered: "900001", highlighted: ["900004"] },
      mapColours,
    );
    expect([...outlined].map(([, { hovered }]) => hovered)).toEqual([true, false, false, true]);
  });

  it("greys areas under circles", () => {
    const bubbles = areaStates(adcodes, { ...view, mode: "bubble" }, mapColours);
    expect([...bubbles].map(([, { colour }]) => colour)).toEqual([
      "#e6e9e4",
      "#e6e9e4",
      "#ffffff",
      "#ffffff",
    ]);
  });
});

describe("changedStates", () => {
  it("sets everything at first", () => {
    expect(changedStates(new Map(), states)).toHaveLength(4);
  });

  it("sets nothing when nothing changed", () => {
    expect(changedStates(states, areaStates(adcodes, { ...view }, mapColours))).toEqual([]);
  });

  it("moves the hover with two changes", () => {
    const from = areaStates(adcodes, { ...view, hovered: "900001" }, mapColours);
    const to = areaStates(adcodes, { ...view, hovered: "900002" }, mapColours);
    expect(changedStates(from, to)).toEqual([
      ["900001", { hovered: false }],
      ["900002", { hovered: true }],
    ]);
  });

  it("recolours only what has another colour", () => {
    const rows = squareRows.map((row) =>
      row.adcode === "900002" ? { ...row, colour: "#9fd0c8" } : row,
    );
    expect(
      changedStates(states, areaStates(adcodes, { ...view, rows, selected: "900002" }, mapColours)),
    ).toEqual([["900002", { colour: "#9fd0c8", selected: true }]]);
  });
});
