import type { BuildMode } from "../../src/domain/codelists.ts";
import { leanOf, type Enterprise } from "./enterprises.ts";
import { isPublicSector, natureFigures } from "./natures.ts";
import { progressSince } from "./months.ts";
import type { Draw } from "./random.ts";
import { territories } from "./territory.ts";

/** What the organising work has reached in a month. */
export interface Progress {
  ago: number;
  /** Logit of the level of each territory, in their order. */
  levels: readonly number[];
  /** Years' worth of progress that is still to come. */
  behind: number;
}

const logit = (rate: number) => Math.log(rate / (1 - rate));
const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const within = (low: number, high: number, x: number) => Math.min(high, Math.max(low, x));

/** Progress in the month that lies `ago` months before the last one: it only ever grows. */
export function progressIn(ago: number): Progress {
  const behind = progressSince(ago);
  const levels = territories.map(({ level, rise }) => logit(Math.max(0.05, level - rise * behind)));
  return { ago, levels, behind };
}

/** Where bodies and other natures stand compared with a territory of 75 %: a third of its distance. */
function logitRate(enterprise: Enterprise, { levels }: Progress): number {
  const level = levels[enterprise.territoryAt] ?? 0;
  const { rate } = natureFigures[enterprise.nature];
  const usual = rate === null ? level : logit(rate) + (level - logit(0.75)) / 3;
  return usual + leanOf(enterprise);
}

export const hasUnion = (enterprise: Enterprise, progress: Progress): boolean =>
  enterprise.reluctance < logistic(logitRate(enterprise, progress));

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
