import { targetDates } from "./deadline.ts";
import { isMet } from "./gap.ts";
import type { Words } from "./schema.ts";
import type { Target } from "./target.ts";
import { isIndicative, jurisdictionOf, thresholdOf } from "./targets.ts";

/** Where a target stands in an area and period. */
export const statuses = [
  "words-only",
  "not-comparable",
  "not-supplied",
  "hidden",
  "indicative",
  "no-base",
  "not-due",
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
  numerator: number | null;
  /** null for a count. */
  denominator: number | null;
  status: "ok" | "none" | "hidden" | "not-applicable" | "not-supplied";
}

export interface StatusInput {
  target: Target;
  /** The measure beside which the target is judged. */
  measure: string | null;
  adcode: string;
  now: StatusCounts;
  /** Every period up to now, ascending, for the line of a target with a deadline. */
  series: readonly StatusCounts[];
}

/** A status with the rule that gave it and what the rule was given. */
export interface Judgement {
  status: Status;
  rule: StatusRuleId;
  /** The first supplied period at or after the start, when a line was drawn from it. */
  base: StatusCounts | null;
  /** Value that the straight line asks for on the last day of the period. */
  expected: number | null;
}

interface StatusRule {
  words: Words;
  /** The judgement, or null when the rule does not decide. */
  decide: (input: StatusInput) => Omit<Judgement, "rule"> | null;
}

const plain = (status: Status): Omit<Judgement, "rule"> => ({ status, base: null, expected: null });
const when = (status: Status, holds: boolean): Omit<Judgement, "rule"> | null =>
  holds ? plain(status) : null;

/** The rules in order of precedence: the first that decides gives the status. As of the last day of the period. */
export const statusRules = {
  "words-only": {
    words: {
      zh: "记录没有数字或没有对应指标：只有文字要求，不作判定",
      en: "the record has no number or no measure: words only, no verdict",
    },
    decide: ({ target, measure }) =>
      when("words-only", measure === null || goalOf(target) === null),
  },
  "not-comparable": {
    words: {
      zh: "目标属于另一地区：口径不适用，不可比",
      en: "the target is another place's: not comparable",
    },
    decide: ({ target, adcode }) =>
      when("not-comparable", jurisdictionOf(adcode) !== target.jurisdiction),
  },
  "not-supplied": {
    words: { zh: "所需台账未提供", en: "the ledger it needs is not supplied" },
    decide: ({ now }) => when("not-supplied", now.status === "not-supplied"),
  },
  hidden: {
    words: { zh: "为保护隐私不显示", en: "withheld for privacy" },
    decide: ({ now }) => when("hidden", now.status === "hidden"),
  },
  indicative: {
    words: {
      zh: "口径或公式与目标不同：只作参考，不作判定",
      en: "another population or an unprinted formula: reference only, no verdict",
    },
    decide: ({ target, measure }) => when("indicative", isIndicative(target, measure)),
  },
  "no-base": {
    words: { zh: "分母为零，没有比率", en: "nothing in the denominator: no rate" },
    decide: ({ now }) => when("no-base", valueOf(now) === null),
  },
  "not-due": {
    words: { zh: "期末早于目标起始日", en: "the period ends before the target begins" },
    decide: ({ target, now }) => {
      const { start } = targetDates(target);
      return when("not-due", start !== null && now.asOf < start);
    },
  },
  reached: {
    words: { zh: "未四舍五入的数值已达到目标", en: "the unrounded value has reached the target" },
    decide: ({ target, now }) => when("met", isReached(target, now)),
  },
  due: {
    words: {
      zh: "没有期限、动态保持，或期限已到而未达到",
      en: "no deadline, to be kept at all times, or the deadline has come, and not reached",
    },
    decide: ({ target, now }) => {
      const { end } = targetDates(target);
      return when("missed", end === null || now.asOf >= end);
    },
  },
  line: {
    words: {
      zh: "期限未到：与起始后首个有数期到期限目标值的直线相比；起始后没有有数的期则无基数",
      en: "before the deadline: against the straight line from the first supplied period after the start to the target; without such a period no base",
    },
    decide: onLine,
  },
} satisfies Record<string, StatusRule>;

export type StatusRuleId = keyof typeof statusRules;
export const statusRuleIds = Object.keys(statusRules) as StatusRuleId[];

export function judge(input: StatusInput): Judgement {
  for (const rule of statusRuleIds) {
    const decided = statusRules[rule].decide(input);
    if (decided !== null) return { ...decided, rule };
  }
  throw new Error(`no rule decides: ${input.target.id}`);
}

/** What has to be reached: a share 0–1, or a number of things counted; null where no number is printed. */
export const goalOf = (target: Target): number | null =>
  thresholdOf(target) ?? (target.operator === "count" ? target.value : null);

/** The value of counts: a share 0–1, or the count itself; null when there is none. */
export function valueOf({ numerator, denominator, status }: StatusCounts): number | null {
  if (status !== "ok" || numerator === null) return null;
  if (denominator === null) return numerator;
  return denominator === 0 ? null : numerator / denominator;
}

function isReached(target: Target, { numerator, denominator }: StatusCounts): boolean {
  if (numerator === null) return false;
  if (denominator !== null) return isMet(target, numerator, denominator) === true;
  const goal = goalOf(target);
  return goal !== null && numerator >= goal;
}

function onLine({ target, now, series }: StatusInput): Omit<Judgement, "rule"> {
  const { start, end } = targetDates(target);
  const base = series.find((one) => (start === null || one.asOf >= start) && valueOf(one) !== null);
  const [goal, value] = [goalOf(target), valueOf(now)];
  const from = base === undefined ? null : valueOf(base);
  if (base === undefined || from === null || goal === null || value === null || end === null)
    return plain("no-base");
  const share = days(base.asOf, now.asOf) / days(base.asOf, end);
  const expected = from + (goal - from) * share;
  return { status: value >= expected ? "on-course" : "off-course", base, expected };
}

const days = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
