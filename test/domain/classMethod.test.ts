import { describe, expect, it } from "vitest";
import { isClassing, methodOf, parseOwnClasses } from "../../src/domain/classMethod.ts";

describe("a classing in the URL", () => {
  it.each(["natural", "quantile", "equal", "1", "20,40,60", "1,2,3,4,5,99"])("%s is one", (text) =>
    expect(isClassing(text)).toBe(true),
  );
  it.each([
    "",
    "custom",
    "0,50",
    "50,40",
    "50,50",
    "100",
    "1,2,3,4,5,6,7",
    "20,",
    "0x10",
    "stored",
  ])("%j is none", (text) => expect(isClassing(text)).toBe(false));
  it("has a method", () => {
    expect(["natural", "quantile", "equal", "20,40"].map(methodOf)).toEqual(
      "natural quantile equal custom".split(" "),
    );
  });
  it.each([
    ["20、40 60%", "20,40,60"],
    ["80, 60,60", "60,80"],
    ["0 100 50", "50"],
    ["1 2 3 4 5 6 7 8", "1,2,3,4,5,6"],
    ["none", undefined],
  ])("%j is typed for %j", (typed, expected) => expect(parseOwnClasses(typed)).toBe(expected));
});
