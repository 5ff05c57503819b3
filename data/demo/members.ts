import { placeOf, type Place } from "../../src/domain/area.ts";
import { joinChannel, workerGroup, type WorkerGroup } from "../../src/domain/codelists.ts";
import { formatBoolean } from "./csv.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { wordsOf } from "./lists.ts";
import { workerGroupsIn } from "./workerGroups.ts";

type Channel = (typeof joinChannel.codes)[number]["id"];
type Shares = readonly (readonly [Channel, number])[];

interface Row {
  adcode: string;
  group: WorkerGroup | null;
  channel: Channel;
  members: number;
  /** At the end of 2023. */
  members2023: number;
  realName: boolean | null;
}

/** Shares of the ways to join besides 线下, of which the rest is. */
const hangzhou: Shares = [
  ["app", 0.36],
  ["qr", 0.21],
  ["online-other", 0.04],
];
const elsewhere: Shares = [
  ["qr", 0.12],
  ["online-other", 0.31],
];
const groupShares: Shares = [
  ["qr", 0.34],
  ["external", 0.38],
];

const sharesOf = (place: Place | null): Shares => (place === "330100" ? hangzhou : elsewhere);

/** The parts of a number of members by channel; they add up to it. */
function byChannel(members: number, shares: Shares): [Channel, number][] {
  const parts = shares.map(([channel, share]): [Channel, number] => [
    channel,
    Math.floor(members * share),
  ]);
  const rest = members - parts.reduce((sum, [, part]) => sum + part, 0);
  return [...parts, ["offline", rest]];
}

/** Of the members of a month those that were there at the end of 2023: a category has gained a tenth a year since. */
function membersIn2023(members: number, { year, month }: LedgerMonth): number {
  const years = year - 2024 + month / 12;
  return years <= 0 ? members : Math.floor(members / (1 + 0.1 * years));
}

/** The members of the enterprises of an area, and those of the four groups, by channel; no row without members. */
function* rows(month: LedgerMonth): Generator<Row> {
  const counted = (members: number) => ({ members, members2023: membersIn2023(members, month) });
  for (const [adcode, { all }] of month.tally.areas)
    for (const realName of [true, false]) {
      const some = realName ? all.realNameMembers : all.members - all.realNameMembers;
      for (const [channel, part] of byChannel(some, sharesOf(placeOf(adcode))))
        if (part > 0) yield { adcode, group: null, channel, ...counted(part), realName };
    }
  for (const { adcode, group, now } of workerGroupsIn(month))
    for (const [channel, part] of byChannel(now.members, groupShares))
      if (part > 0) yield { adcode, group, channel, ...counted(part), realName: null };
}

const groupWords = wordsOf(workerGroup);
const channelWords = wordsOf(joinChannel);

const cells: Cells<Row> = [
  ["adcode", ({ adcode }) => adcode],
  ["worker_group", ({ group }) => (group === null ? "" : (groupWords.get(group) ?? group))],
  ["join_channel", ({ channel }) => channelWords.get(channel) ?? channel],
  ["members", ({ members }) => String(members)],
  ["members_2023", ({ members2023 }) => String(members2023)],
  ["real_name", ({ realName }) => formatBoolean(realName)],
  ["external", ({ channel }) => formatBoolean(channel === "external")],
];

/** The lines of member.csv in a month: numbers of members, never persons. */
export const memberLines = (month: LedgerMonth): Generator<string> =>
  ledgerLines("member", cells, rows(month));
