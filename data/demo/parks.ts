import { parks, type Park } from "../../src/domain/park.ts";
import { formatBoolean } from "./csv.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { dayOf, monthReached } from "./months.ts";
import { behindAt } from "./progress.ts";
import type { Draw } from "./random.ts";

const placeType = ({ kind, name }: Park) =>
  kind === "工业园区" || (kind === null && name.includes("工业园")) ? "工业园区" : "开发区";

const degrees = (value: number | null) => (value === null ? "" : String(value));

const yearlyRise = 0.08;
const subjectOf = (rank: number): number => 4_000_000_000 + rank;

/** Parks get a union first, a federation later; neither is lost again. */
const builtBehind = (rank: number, what: "park-union" | "federation", draw: Draw): number => {
  const rate = (what === "park-union" ? 0.72 : 0.5) + (parks[rank]?.level === "国家级" ? 0.15 : 0);
  return behindAt(draw(rank, what), rate, yearlyRise);
};

/** What a park has built in a month, and when. */
export interface ParkBody {
  id: string;
  name: string;
  adcode: string;
  park: string;
  foundedOn: string;
  subject: number;
}

function* bodiesIn(
  what: "park-union" | "federation",
  { progress, draw }: LedgerMonth,
): Generator<ParkBody> {
  const [prefix, words] =
    what === "park-union" ? ["YQ", "示例园区工会"] : ["LHH", "示例园区工会联合会"];
  for (const [rank, { id, areas }] of parks.entries()) {
    const behind = builtBehind(rank, what, draw);
    if (progress.behind >= behind) continue;
    yield {
      id: `${prefix}-${id}`,
      name: `${words} ${id}`,
      adcode: areas[0] ?? "",
      park: id,
      foundedOn: dayOf(monthReached(behind), draw(rank, "park-day")),
      subject: subjectOf(rank * 2 + (what === "federation" ? 1 : 0)),
    };
  }
}

/** The parks' unions in a month. */
export const parkUnionsIn = (month: LedgerMonth): Generator<ParkBody> =>
  bodiesIn("park-union", month);

/** The parks' federations in a month. */
export const parkFederationsIn = (month: LedgerMonth): Generator<ParkBody> =>
  bodiesIn("federation", month);

interface Row {
  park: Park;
  union: boolean;
  federation: boolean;
}

const cells: Cells<Row> = [
  ["park_id", ({ park }) => park.id],
  ["name", ({ park }) => park.name],
  ["place_type", ({ park }) => placeType(park)],
  ["adcodes", ({ park }) => park.areas.join("；")],
  ["level", ({ park }) => park.level ?? ""],
  ["longitude", ({ park }) => degrees(park.lon)],
  ["latitude", ({ park }) => degrees(park.lat)],
  ["park_union", ({ union }) => formatBoolean(union)],
  ["federation", ({ federation }) => formatBoolean(federation)],
];

/** The lines of park.csv in a month: every official park. */
export function parkLines({ progress, draw }: LedgerMonth): Generator<string> {
  const rows = parks.map((park, rank) => ({
    park,
    union: progress.behind < builtBehind(rank, "park-union", draw),
    federation: progress.behind < builtBehind(rank, "federation", draw),
  }));
  return ledgerLines("park", cells, rows);
}
