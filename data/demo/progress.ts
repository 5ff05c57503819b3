import type { BuildMode } from "../../src/domain/codelists.ts";
import { leanOf, type Enterprise } from "./enterprises.ts";
import { isPublicSector, natureFigures } from "./natures.ts";
import { progressSince } from "./months.ts";
import type { Draw } from "./random.ts";

/** What the organising work has reached in a month. */
export interface Progress {
  ago: number;
  /** Years' worth of progress that is still to come. */
  behind: number;
}

const logit = (rate: number) => Math.log(rate / (1 - rate));
const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const within = (low: number, high: number, x: number) => Math.min(high, Math.max(low, x));

/** Progress in the month that lies `ago` months before the last one: it only ever grows. */
export const progressIn = (ago: number): Progress => ({ ago, behind: progressSince(ago) });

/**
 * The progress still to come below which something is there, for one of many things that come one by one: in the last
 * month the share `rate` of them is there, in a year there are `rise` more. u in [0, 1) is its place among them.
 */
export const behindAt = (u: number, rate: number, rise: number): number => (rate - u) / rise;

/** The union rate below which no territory ever was. */
const lowestLevel = 0.05;

/** Bodies and other natures stand, compared with a territory of 75 %, at a third of its distance. */
function levelNeeded(enterprise: Enterprise): number {
  const { rate } = natureFigures[enterprise.nature];
  const needed = logit(enterprise.reluctance) - leanOf(enterprise);
  return logistic(rate === null ? needed : logit(0.75) + 3 * (needed - logit(rate)));
}

/**
 * The progress still to come below which an enterprise has a union, in years' worth: it has one in a month that is less
 * behind. Infinity: always; zero or less: not yet in the last month.
 */
export function unionBehind(enterprise: Enterprise): number {
  const { level, rise } = enterprise.territory;
  const needed = levelNeeded(enterprise);
  return needed < lowestLevel ? Infinity : (level - needed) / rise;
}

export const hasUnion = (enterprise: Enterprise, { behind }: Progress): boolean =>
  behind < unionBehind(enterprise);

/** Chance of a union of its own and, above it, of a joint one; the others are covered. */
function modeChances({ nature, size }: Enterprise): readonly [own: number, joint: number] {
  if (isPublicSector(nature)) return [0.93, 0.98];
  if (size >= 100) return [0.86, 0.96];
  return size >= 25 ? [0.58, 0.86] : [0.14, 0.46];
}

/** The same in every month in which it has a union. */
export function buildModeOf(enterprise: Enterprise, progress: Progress, draw: Draw): BuildMode {
  if (!hasUnion(enterprise, progress)) return "none";
  const [own, joint] = modeChances(enterprise);
  const u = draw(enterprise.n, "build-mode");
  if (u < own) return "standalone";
  return u < joint ? "joint" : "coverage";
}

/** Headcount in the month: grows or shrinks by up to one per cent a month. */
export function employeesOf({ n, size }: Enterprise, { ago }: Progress, draw: Draw): number {
  const monthly = 0.02 * (draw(n, "growth") - 0.42);
  return Math.max(1, Math.round(size * Math.exp(-monthly * Math.min(ago, 48))));
}

/** Members of an enterprise that has a union: at least one, never more than its employees. */
export function membersOf(
  { n, nature, territory }: Enterprise,
  employees: number,
  { behind }: Progress,
  draw: Draw,
): number {
  const { membership } = natureFigures[nature];
  const mean = membership - 0.028 * behind + 0.12 * (territory.level - 0.76);
  const spread = 2 * Math.min(0.2, 1 - mean);
  const share = within(0.2, 1, mean + spread * (draw(n, "membership") - 0.5));
  return within(1, employees, Math.round(employees * share));
}

/** Members registered under their real name: about 97 % in the last month, 93 % a year earlier. */
export function realNameMembersOf(
  { n }: Enterprise,
  members: number,
  { behind }: Progress,
  draw: Draw,
): number {
  const missing = within(0, 0.8, (0.028 + 0.042 * behind) * 2 * draw(n, "real-name"));
  return Math.round(members * (1 - missing));
}
