import { describe, expect, it } from "vitest";
import { namesBelow } from "../../../data/cli/namesBelow.ts";

describe("namesBelow", () => {
  it.each([
    [["/a/b/c.csv"], ["c.csv"]],
    [
      ["/a/b/c.csv", "/a/b/d.csv"],
      ["c.csv", "d.csv"],
    ],
    [
      ["/a/b/c.csv", "/a/d/c.csv"],
      ["b/c.csv", "d/c.csv"],
    ],
    [
      ["/a/b", "/a/b/c.csv"],
      ["b", "b/c.csv"],
    ],
    [
      ["/a/..b/c.csv", "/a/c.csv"],
      ["..b/c.csv", "c.csv"],
    ],
    [
      ["/a/c.csv", "/b/c.csv"],
      ["a/c.csv", "b/c.csv"],
    ],
    [["/"], ["/"]],
  ])("%j → %j", (paths, names) => {
    expect([...namesBelow(paths)]).toEqual(paths.map((path, at) => [path, names[at]]));
  });
});
