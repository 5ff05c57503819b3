import { lastDay, type Period } from "./period.ts";
import type { Words } from "./schema.ts";
import {
  aimOf,
  isReached,
  judge,
  numberOf,
  suppliedSince,
  testOf,
  valueOf,
  type Fraction,
  type StatusInput,
  type StatusRuleId,
  type StatusTarget,
  type Test,
} from "./status.ts";

export interface PacePoint {
  /** "2025-09-30" */
  asOf: string;
  /** A share 0–1, or a count. */
  value: number;
}

/** How a target with a deadline has been approached since its base, and what is still needed. */
export interface Pace {
  /** The supplied periods from the base to now. */
  points: readonly PacePoint[];
  /** From the base straight to the target on the day of the deadline. */
  line: readonly [PacePoint, PacePoint];
  /** Change of the value needed per month, at least one, to the deadline; 0 once reached, null once it has come. */
  needed: number | null;
  /** The same in whole enterprises, people or unions, rounded up, with the denominator of now. */
  neededCount: number | null;
  /** Change of the value per month from the base to now; null while they are one period. */
  present: number | null;
  /** The month that reaches the target at the present pace, now's when it is reached; null when none does. */
  reached: Period | null;
}

/** What `Pace.reached` takes for granted. */
export const paceAssumption: Words = {
  zh: "假设：今后每月的变化等于首个有数期以来的月均变化。",
  en: "Assumption: every month to come changes the value as much as the months since the first supplied period did on average.",
};

export interface WhatIf {
  target: StatusTarget;
  numerator: number;
  /** null for a count. */
  denominator: number | null;
  /** How many the numerator gains each month, a whole number. */
  perMonth: number;
  /** The period of the counts. */
  from: Period;
}

/** What `reachedMonth` takes for granted. */
export const reachedMonthAssumption: Words = {
  zh: "假设：从下一个月起每月净增同样多，已计入的不减少，分母保持不变。",
  en: "Assumption: from the next month on every month adds the same number, none of those counted is lost, and the denominator stays as it is.",
};

const withVerdict: readonly StatusRuleId[] = [
  "reached",
  "due",
  "no-start",
  "on-line",
  "behind-line",
];

/** The pace of a target that has a deadline, over counts that give it a value; null for any other. */
export function pace(input: StatusInput): Pace | null {
  const { end, rule } = judge(input);
  const test = testOf(input.target);
  if (test === null || end === null || !withVerdict.includes(rule)) return null;
  const points = suppliedSince(input).flatMap(({ asOf, ...counts }) => {
    const value = valueOf(test, { asOf, ...counts });
    return value === null ? [] : [{ asOf, value }];
  });
  const [base, now] = [points[0], points.at(-1)];
  if (base === undefined || now === undefined) return null;
  const step = over(minus(now.value, base.value), monthsBetween(base.asOf, now.asOf));
  const month = monthAfter(now.asOf, monthsUntil(test, now.value, step));
  const isTooLate = input.target.deadline.type === "yearly" && (month ?? "") > end;
  return {
    points: points.map(drawn),
    line: [drawn(base), drawn({ asOf: end, value: aimOf(test, now.value) })],
    ...neededOf(test, now, end),
    present: step === null ? null : numberOf(step),
    reached: isTooLate ? null : month,
  };
}

/** The first month, `from` itself included, in which numerator + k × perMonth meets the target; null when none does. */
export function reachedMonth(whatIf: WhatIf): Period | null {
  const { target, numerator, denominator, perMonth, from } = whatIf;
  if (!Number.isSafeInteger(perMonth))
    throw new RangeError(`number per month: expected a whole number (value ${perMonth})`);
  const [test, asOf] = [testOf(target), lastDay(from)];
  const value =
    test === null ? null : valueOf(test, { asOf, numerator, denominator, status: "ok" });
  if (test === null || value === null) return null;
  const step = { parts: BigInt(perMonth), whole: value.whole };
  return monthAfter(asOf, monthsUntil(test, value, step));
}

interface ExactPoint {
  asOf: string;
  value: Fraction;
}

const drawn = ({ asOf, value }: ExactPoint): PacePoint => ({ asOf, value: numberOf(value) });

function neededOf(test: Test, now: ExactPoint, end: string): Pick<Pace, "needed" | "neededCount"> {
  if (isReached(test, now.value)) return { needed: 0, neededCount: 0 };
  const missing = minus(aimOf(test, now.value), now.value);
  const needed = now.asOf < end ? over(missing, monthsLeft(now.asOf, end)) : null;
  if (needed === null) return { needed: null, neededCount: null };
  const units = { parts: needed.parts * now.value.whole, whole: needed.whole };
  return { needed: numberOf(needed), neededCount: Number(awayFromZero(units)) };
}

/** How many steps it takes until the value passes the test; null when it never does, or steps over a range. */
function monthsUntil(test: Test, value: Fraction, step: Fraction | null): bigint | null {
  if (isReached(test, value)) return 0n;
  const missing = minus(aimOf(test, value), value);
  if (step === null || missing.parts * step.parts <= 0n) return null;
  const months = awayFromZero({
    parts: abs(missing.parts) * step.whole,
    whole: missing.whole * abs(step.parts),
  });
  return isReached(test, plus(value, step, months)) ? months : null;
}

/** The month so many after that of a day; null beyond the year 9999. */
function monthAfter(day: string, months: bigint | null): Period | null {
  if (months === null) return null;
  const month = monthOf(day) + Number(months) - 1;
  const year = Math.floor(month / 12);
  return year > 9999 ? null : `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** Months since the year 0. */
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

const monthsBetween = (from: string, to: string): Fraction => ({
  parts: BigInt(monthOf(to) - monthOf(from)),
  whole: 1n,
});

/** Months from the end of one to a day, which ends its month or leaves part of it; at least one. */
function monthsLeft(from: string, to: string): Fraction {
  const [day, days] = [to, lastDay(to.slice(0, 7))].map((date) => BigInt(date.slice(8)));
  if (day === undefined || days === undefined) throw new Error(`not a day: ${to}`);
  const parts = monthsBetween(from, to).parts * days - (days - day);
  return { parts: parts < days ? days : parts, whole: days };
}

const minus = (a: Fraction, b: Fraction): Fraction => ({
  parts: a.parts * b.whole - b.parts * a.whole,
  whole: a.whole * b.whole,
});

const plus = (value: Fraction, step: Fraction, times: bigint): Fraction => ({
  parts: value.parts * step.whole + times * step.parts * value.whole,
  whole: value.whole * step.whole,
});

const over = (value: Fraction, months: Fraction): Fraction | null =>
  months.parts === 0n
    ? null
    : { parts: value.parts * months.whole, whole: value.whole * months.parts };

const abs = (number: bigint): bigint => (number < 0n ? -number : number);

/** The whole number at or beyond a fraction, seen from zero. */
function awayFromZero({ parts, whole }: Fraction): bigint {
  const size = (abs(parts) + whole - 1n) / whole;
  return parts < 0n ? -size : size;
}
