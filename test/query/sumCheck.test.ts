import { expect, it } from "vitest";
import type { AnswerRow } from "../../src/query/answer.ts";
import { sumCheck } from "../../src/query/sumCheck.ts";

const row = (
  key: string | null,
  numerator: number | null,
  denominator: number | null,
): AnswerRow => ({
  side: "base",
  keys: [key],
  numerator,
  denominator,
  leftOut: 0,
  value: null,
  status: "ok",
});

const parts = [row("330102", 3, 4), row("330106", 5, 10), row(null, 1, 2)];

it.each([
  // 3 + 5 + 1 = 9 and 4 + 10 + 2 = 16
  { whole: [9, 16], check: { ok: true, difference: 0 } },
  { whole: [9, 18], check: { ok: false, difference: 2 } },
  { whole: [7, 16], check: { ok: false, difference: -2 } },
  { whole: [10, 15], check: { ok: false, difference: -1 } },
] as const)("a total of $whole", ({ whole: [numerator, denominator], check }) => {
  expect(sumCheck(parts, row(null, numerator, denominator))).toEqual(check);
});

it("adds the numerators alone for a count, unknown parts as nothing", () => {
  const counts = [row("330102", 3, null), row("330106", null, null), row(null, 4, null)];
  expect(sumCheck(counts, row(null, 7, null))).toEqual({ ok: true, difference: 0 });
  expect(sumCheck(counts, row(null, 9, null))).toEqual({ ok: false, difference: 2 });
});

it("is not passed without a total", () => {
  expect(sumCheck(parts, undefined)?.ok).toBe(false);
});
