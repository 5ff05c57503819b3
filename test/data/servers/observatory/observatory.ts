import { contentSecurityPolicyTest } from "./contentSecurityPolicyTest.ts";
import { contentTypeOptionsTest } from "./contentTypeOptionsTest.ts";
import { cookiesTest } from "./cookiesTest.ts";
import { frameOptionsTest } from "./frameOptionsTest.ts";
import { integrityTest } from "./integrityTest.ts";
import { redirectionTest } from "./redirectionTest.ts";
import { referrerPolicyTest } from "./referrerPolicyTest.ts";
import { resourcePolicyTest } from "./resourcePolicyTest.ts";
import { resourceSharingTest } from "./resourceSharingTest.ts";
import { transportSecurityTest } from "./transportSecurityTest.ts";
import type { Verdict, Visit } from "./verdict.ts";

const tests = [
  contentSecurityPolicyTest,
  cookiesTest,
  resourceSharingTest,
  redirectionTest,
  referrerPolicyTest,
  transportSecurityTest,
  integrityTest,
  contentTypeOptionsTest,
  frameOptionsTest,
  resourcePolicyTest,
];

/** Points from which on bonuses count. */
const bonusFrom = 90;

export interface Observed {
  /** From 0 on; 100 without penalty and bonus. */
  score: number;
  verdicts: readonly Verdict[];
}

/** Penalties first; bonuses are added when 90 points are left. */
export function scoreOf(verdicts: readonly Verdict[]): number {
  const sum = (kept: (modifier: number) => boolean): number =>
    verdicts.reduce((total, { modifier }) => total + (kept(modifier) ? modifier : 0), 0);
  const penalised = 100 + sum((modifier) => modifier < 0);
  const score = penalised >= bonusFrom ? penalised + sum((modifier) => modifier > 0) : penalised;
  return Math.max(0, score);
}

/** What MDN's HTTP Observatory would say of a site. */
export function observatory(visit: Visit): Observed {
  const verdicts = tests.map((test) => test(visit));
  return { score: scoreOf(verdicts), verdicts };
}
