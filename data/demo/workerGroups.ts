import { workerGroup, type WorkerGroup } from "../../src/domain/codelists.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { wordsOf } from "./lists.ts";
import { previousYearEnd, progressSince } from "./months.ts";
import type { Draw } from "./random.ts";
import { placeAreas } from "./territory.ts";

interface GroupFigures {
  /** People in the three places together, in the last month. */
  people: number;
  /** Share that is active on a day. */
  active: number;
  /** Members among all (or among the daily active, when that is the base of the measure) in the last month. */
  rate: number;
  base: "people" | "active";
}

const figures = (
  people: number,
  active: number,
  rate: number,
  base: GroupFigures["base"],
): GroupFigures => ({ people, active, rate, base });

/** Invented, near the targets that the documents print for these groups. */
const groups: readonly (readonly [WorkerGroup, GroupFigures])[] = [
  ["truck", figures(420_000, 0.62, 0.745, "people")],
  ["ridehail", figures(310_000, 0.58, 0.505, "active")],
  ["courier", figures(260_000, 0.81, 0.79, "people")],
  ["delivery", figures(330_000, 0.55, 0.47, "active")],
];

const groupWords = wordsOf(workerGroup);
type PlaceArea = (typeof placeAreas)[number];

interface Counts {
  people: number;
  active: number;
  members: number;
}

/** The counts of a group in an area: headcount grows by 4 %, the rate by nine points a year. */
function countsIn(
  subject: number,
  { weight, level }: PlaceArea,
  group: GroupFigures,
  ago: number,
  draw: Draw,
): Counts {
  const spread = 0.75 + 0.5 * draw(subject, "group-size");
  const people = Math.round(group.people * weight * spread * Math.exp((-0.04 * ago) / 12));
  const active = Math.round(people * group.active * (0.92 + 0.16 * draw(subject, "group-active")));
  const lead = 0.8 * (level - 0.76) + 0.1 * (draw(subject, "group-level") - 0.5);
  const rate = Math.min(0.97, Math.max(0.05, group.rate + lead - 0.09 * progressSince(ago)));
  const members = Math.round((group.base === "active" ? active : people) * rate);
  return { people, active, members };
}

/** A group in an area: its counts in a month and at the end of the year before. */
interface GroupOfMonth {
  adcode: string;
  group: WorkerGroup;
  subject: number;
  now: Counts;
  before: Counts;
}

/** The four groups of each of the 43 areas. */
export function* workerGroupsIn({ ago, draw }: LedgerMonth): Generator<GroupOfMonth> {
  for (const within of placeAreas)
    for (const [rank, [group, own]] of groups.entries()) {
      const { adcode } = within.area;
      const subject = Number(adcode) * 8 + rank;
      const now = countsIn(subject, within, own, ago, draw);
      const before = countsIn(subject, within, own, previousYearEnd(ago), draw);
      yield { adcode, group, subject, now, before };
    }
}

interface Row extends GroupOfMonth {
  /** Chance that decides what is unknown. */
  u: number;
}

const cells: Cells<Row> = [
  ["adcode", ({ adcode }) => adcode],
  ["worker_group", ({ group }) => groupWords.get(group) ?? group],
  ["base_count", ({ now }) => String(now.people)],
  ["daily_active", ({ now, u }) => (u < 0.012 ? "" : String(now.active))],
  ["members", ({ now }) => String(now.members)],
  ["members_previous_year", ({ before, u }) => (u > 0.97 ? "" : String(before.members))],
];

/** The lines of worker_group.csv in a month: 43 areas with four groups each; a few counts are unknown. */
export function workerGroupLines(month: LedgerMonth): Generator<string> {
  const rows = [...workerGroupsIn(month)].map((own) => ({
    ...own,
    u: month.draw(own.subject, "group-empty"),
  }));
  return ledgerLines("worker_group", cells, rows);
}
