import { describe, expect, it } from "vitest";
import { parseSide } from "../../../data/diff/parseSide.ts";

const id = "0123456789abcdef";

describe("parseSide", () => {
  it.each([
    ["2025-08", { generation: null, period: "2025-08" }],
    ["2004", { generation: null, period: "2004" }],
    [id, { generation: id, period: null }],
    [`${id}:2025-08`, { generation: id, period: "2025-08" }],
  ])("%s", (text, side) => {
    expect(parseSide(text)).toEqual(side);
  });

  it.each(["", "2025-13", "2025-08:2025-09", `${id}:`, `${id}:2025-08:`, `${id}0`, `:${id}`])(
    "%j is none",
    (text) => {
      expect(parseSide(text)).toBe(null);
    },
  );

  it.each([id.toUpperCase(), "../../../etc/passwd", `..%2f${id}`, `${id}:../x`, "0123456789abcde"])(
    "%j is none, whatever it leads to",
    (text) => {
      expect(parseSide(text)).toBe(null);
    },
  );
});
