import { isPlace, isWithin } from "./area.ts";
import { daysBetween, isUndated, targetDates, type TargetDates } from "./deadline.ts";
import type { Words } from "./schema.ts";
import type { Target } from "./target.ts";
import { isIndicative, jurisdictionOf, thresholdOf } from "./targets.ts";

/** Where a target stands in an area and period. */
export const statuses = [
  "words-only",
  "not-comparable",
  "indicative",
  "not-due",
  "not-supplied",
  "hidden",
  "no-base",
  "met",
  "missed",
  "on-course",
  "off-course",
] as const;
export type Status = (typeof statuses)[number];

/** The counts of the target's measure in one period, with the state of the answer they come from. */
export interface StatusCounts {
  /** Last day of the period, "2025-09-30". */
  asOf: string;
  /** Of a count over a period all that were counted up to that day; of a growth the increase. */
  numerator: number | null;
  /** null for a count; of a growth what it grows from. */
  denominator: number | null;
  status: "ok" | "none" | "hidden" | "not-applicable" | "not-supplied";
}

/** A target of the catalogue, or one that a publisher set, perhaps for one area. */
export type StatusTarget = Omit<Target, "id" | "document" | "relations"> & {
  id: string;
  area?: string;
};

export interface StatusInput {
  target: StatusTarget;
  /** The measure beside which the target is judged. */
  measure: string | null;
  adcode: string;
  now: StatusCounts;
  /** Periods in ascending order, to draw the line from; `now` and later ones among them change nothing. */
  series: readonly StatusCounts[];
}

/** A status with the rule that gave it and what the rule was given. */
export interface Judgement extends TargetDates {
  status: Status;
  rule: StatusRuleId;
  /** The period from which the line was drawn and what it asks for as of now; null for the other rules. */
  base: StatusCounts | null;
  expected: number | null;
}

/** An exact number; `whole` is positive. */
export interface Fraction {
  parts: bigint;
  whole: bigint;
}

/** What has to be reached: `least`, and in a range no more than `most`. */
export interface Test {
  /** Whether numerator ÷ denominator is tested (a share 0–1, a ratio, a growth) or the numerator alone. */
  divided: boolean;
  least: Fraction;
  most: Fraction | null;
}

interface StatusRule {
  status: Status;
  words: Words;
  holds: (given: Given) => boolean;
}

/** The input of a rule with what follows from it. */
interface Given extends StatusInput, TargetDates {
  test: Test | null;
  value: Fraction | null;
  /** The first supplied period since the start; a line takes an earlier one than now. */
  base: StatusCounts | undefined;
  /** What the line from the base to the target at the deadline asks for as of now. */
  expected: Fraction | null;
}

/**
 * The rules in order of precedence: the first that holds gives the status, as of the last day of the period. First
 * what the record says, then whether it has begun, then what was supplied, then the unrounded value.
 */
export const statusRules = {
  "words-only": {
    status: "words-only",
    words: {
      zh: "记录没有可检验的数字或没有对应指标：只有文字，不作判定",
      en: "no number that can be tested, or no measure: words only, no verdict",
    },
    holds: ({ target, measure, test }) =>
      target.measure === null || measure === null || test === null,
  },
  "not-comparable": {
    status: "not-comparable",
    words: {
      zh: "目标属于其他地区或其他指标，或本组不在指标口径内；全域的总数不用来判定其中一部分，逐区的要求不用来判定合计：不可比",
      en: "another area's or measure's target, or a group outside the measure; nor is a total for the whole tested on a part, or a number per district on the sum: not comparable",
    },
    holds: (given) => !isComparable(given),
  },
  indicative: {
    status: "indicative",
    words: {
      zh: "口径或公式与目标不同：只作参考，不作判定",
      en: "another population or an unprinted formula: reference only, no verdict",
    },
    holds: ({ target, measure }) => isIndicative(target, measure),
  },
  "not-due": {
    status: "not-due",
    words: {
      zh: "期末早于目标的起始日：未到期",
      en: "the period ends before the target begins: not due",
    },
    holds: ({ start, now }) => start !== null && now.asOf < start,
  },
  "not-supplied": {
    status: "not-supplied",
    words: { zh: "本期未提供所需的台账", en: "the ledger it needs is not supplied for the period" },
    holds: ({ now }) => now.status === "not-supplied",
  },
  hidden: {
    status: "hidden",
    words: { zh: "为保护隐私不显示", en: "withheld for privacy" },
    holds: ({ now }) => now.status === "hidden",
  },
  "no-value": {
    status: "no-base",
    words: {
      zh: "分母为零或数值不详，没有比率：无基数",
      en: "nothing in the denominator, or no number: no base",
    },
    holds: ({ value }) => value === null,
  },
  reached: {
    status: "met",
    words: {
      zh: "未四舍五入的数值达到目标：达标。只印数字的按“不低于”读，区间须在两端之间（含两端），“基本”不放宽",
      en: "the unrounded value reaches the target: met. A bare figure is read as at least, a range tests both ends, 基本 (basically) allows nothing less",
    },
    holds: ({ test, value }) => isReached(test, value),
  },
  undated: {
    status: "no-base",
    words: {
      zh: "尚未达到，而文件只印年限、未印起算日，定不出期限：无基数",
      en: "not reached, and an interval is printed without the day it runs from, so there is no date: no base",
    },
    holds: ({ target }) => isUndated(target),
  },
  due: {
    status: "missed",
    words: {
      zh: "尚未达到，而没有期限、须动态保持，或期末已到期限：未达标",
      en: "not reached, without a deadline, to be kept at all times, or with the deadline come: missed",
    },
    holds: ({ end, now }) => end === null || now.asOf >= end,
  },
  "no-start": {
    status: "no-base",
    words: {
      zh: "期限未到，起始日以来没有更早的有数期，画不出直线：无基数",
      en: "before the deadline, but no earlier supplied period since the start to draw a line from: no base",
    },
    holds: ({ base }) => base === undefined,
  },
  "on-line": {
    status: "on-course",
    words: {
      zh: "期限未到，数值不落后于起始日以来首个有数期到期限目标值的直线（按日计）：进度正常",
      en: "before the deadline, and not behind the straight line, by days, from the first supplied period since the start to the target at the deadline: on course",
    },
    holds: isOnLine,
  },
  "behind-line": {
    status: "off-course",
    words: {
      zh: "期限未到，数值落后于这条直线：进度落后",
      en: "before the deadline, and behind that line: off course",
    },
    holds: () => true,
  },
} satisfies Record<string, StatusRule>;

export type StatusRuleId = keyof typeof statusRules;
export const statusRuleIds = Object.keys(statusRules) as StatusRuleId[];

export function judge(input: StatusInput): Judgement {
  const given = givenOf(input);
  const rule = statusRuleIds.find((id) => statusRules[id].holds(given)) ?? "behind-line";
  const { start, end, base, expected } = given;
  const line =
    (rule === "on-line" || rule === "behind-line") && base !== undefined && expected !== null
      ? { base, expected: numberOf(expected) }
      : { base: null, expected: null };
  return { status: statusRules[rule].status, rule, start, end, ...line };
}

/** The periods of a series in which the target was met and those in which it was missed, each by the rules. */
export function periodsTested({ series, ...input }: Omit<StatusInput, "now">) {
  const judged = series.map((now) => ({ now, ...judge({ ...input, series, now }) }));
  const those = (wanted: Status): StatusCounts[] =>
    judged.filter(({ status }) => status === wanted).map(({ now }) => now);
  return { met: those("met"), missed: those("missed") };
}

/** What a target tests; null for words and for numbers that are conditions or of another kind (10 women members). */
export function testOf(
  target: Pick<StatusTarget, "operator" | "value" | "upperValue" | "unit">,
): Test | null {
  const { operator, value, upperValue, unit } = target;
  if (value === null) return null;
  if (operator === "count") return { divided: false, least: fraction(value), most: null };
  const isPercent = unit?.startsWith("%") === true;
  const isRange = operator === "=" && upperValue !== null;
  const isGrowth = operator === "growth" && isPercent;
  if (!isRange && !isGrowth && thresholdOf(target) === null) return null;
  const of = isPercent ? 100n : 1n;
  return {
    divided: true,
    least: fraction(value, of),
    most: isRange ? fraction(upperValue, of) : null,
  };
}

/** The number that is tested; null where there is none, as for a rate with nothing in the denominator. */
export function valueOf(test: Test, counts: StatusCounts): Fraction | null {
  const { numerator, denominator, status } = counts;
  if (status !== "ok" || numerator === null) return null;
  const whole = test.divided ? denominator : 1;
  return whole === null || whole === 0 ? null : { parts: BigInt(numerator), whole: BigInt(whole) };
}

/** Whether an unrounded value passes the test, both ends of a range included. */
export function isReached(test: Test | null, value: Fraction | null): boolean {
  if (test === null || value === null || !isAtLeast(value, test.least)) return false;
  return test.most === null || isAtLeast(test.most, value);
}

/** The end of the test that a value has to get to: the upper one from above a range, else the lower. */
export const aimOf = ({ least, most }: Test, value: Fraction): Fraction =>
  most !== null && !isAtLeast(most, value) ? most : least;

/** The periods with a value from the start of the target to now, ascending; now is the last of them. */
export function suppliedSince({ target, now, series }: StatusInput): StatusCounts[] {
  const [test, { start }] = [testOf(target), targetDates(target, now.asOf)];
  const until = [...series.filter(({ asOf }) => asOf < now.asOf), now];
  return until.filter(
    (one) => test !== null && valueOf(test, one) !== null && (start === null || one.asOf >= start),
  );
}

export const isAtLeast = (a: Fraction, b: Fraction): boolean =>
  a.parts * b.whole >= b.parts * a.whole;

export const numberOf = ({ parts, whole }: Fraction): number => Number(parts) / Number(whole);

/** A printed decimal over `of`: 87.5 of 100 is 875 of 1000. */
function fraction(printed: number, of = 1n): Fraction {
  const [units = "", decimals = ""] = String(printed).split(".");
  return { parts: BigInt(units + decimals), whole: of * 10n ** BigInt(decimals.length) };
}

function givenOf(input: StatusInput): Given {
  const { target, now } = input;
  const [dates, test] = [targetDates(target, now.asOf), testOf(target)];
  const value = test === null ? null : valueOf(test, now);
  const base = suppliedSince(input).find(({ asOf }) => asOf < now.asOf);
  const given = { ...input, ...dates, test, value, base };
  return { ...given, expected: expectedOf(given) };
}

function expectedOf(given: Omit<Given, "expected">): Fraction | null {
  const { test, value, base, now, end } = given;
  if (test === null || value === null || base === undefined || end === null) return null;
  const [from, aim] = [valueOf(test, base), aimOf(test, value)];
  if (from === null) return null;
  const total = BigInt(daysBetween(base.asOf, end));
  const elapsed = BigInt(daysBetween(base.asOf, now.asOf));
  return {
    parts: from.parts * aim.whole * (total - elapsed) + aim.parts * from.whole * elapsed,
    whole: from.whole * aim.whole * total,
  };
}

/** Not behind the line: at or above it on the way up to the target, at or below it on the way down to a range. */
function isOnLine({ test, value, expected }: Given): boolean {
  if (test === null || value === null || expected === null) return false;
  return isAtLeast(value, test.least) ? isAtLeast(expected, value) : isAtLeast(value, expected);
}

function isComparable({ target, measure, adcode, now }: Given): boolean {
  const isBeside = measure === target.measure || isIndicative(target, measure);
  return isBeside && now.status !== "not-applicable" && isTestedIn(target, adcode);
}

/** Whether the target is set for the area: a rate for every part, a total for the whole, 每区 for each district. */
function isTestedIn(target: StatusTarget, adcode: string): boolean {
  const { jurisdiction, area, operator, unit } = target;
  if (jurisdictionOf(adcode) !== jurisdiction) return false;
  const isPerDistrict = unit?.includes("/区") === true;
  const isWhole = area === undefined ? isPlace(adcode) : adcode === area;
  if (area !== undefined && !isWithin(adcode, area)) return false;
  return operator !== "count" || (isPerDistrict ? !isPlace(adcode) : isWhole);
}
