import { expect, test } from "vitest";
import { axisMost, measuredValue } from "../../src/domain/measuredValue.ts";

const row = (status: string, value: number | null, numerator: number | null) => ({
  status,
  value,
  numerator,
});

test("a row says the value of rates and ratios, the numerator of counts, and nothing where nothing is told", () => {
  expect(measuredValue({ kind: "rate" }, row("ok", 0.5, 10))).toBe(0.5);
  expect(measuredValue({ kind: "ratio" }, row("ok", 2.5, 10))).toBe(2.5);
  expect(measuredValue({ kind: "count" }, row("ok", null, 10))).toBe(10);
  expect(measuredValue({ kind: "rate" }, row("hidden", null, null))).toBeNull();
  expect(measuredValue({ kind: "rate" }, row("none", null, 0))).toBeNull();
  expect(measuredValue({ kind: "rate" }, undefined)).toBeNull();
});

test("an axis ends at the whole of a share, else at the greatest value", () => {
  expect(axisMost({ kind: "rate" }, [0.2, null])).toBe(1);
  expect(axisMost({ kind: "ratio" }, [2.5, null, 4])).toBe(4);
  expect(axisMost({ kind: "count" }, [null])).toBe(1);
});
