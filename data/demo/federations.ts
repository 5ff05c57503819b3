import { federationKind } from "../../src/domain/codelists.ts";
import type { Place } from "../../src/domain/area.ts";
import type { SectorId } from "../../src/domain/sector.ts";
import { formatBoolean, padded } from "./csv.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { wordsOf } from "./lists.ts";
import { dayOf, monthReached } from "./months.ts";
import { parkFederationsIn, type ParkBody } from "./parks.ts";
import { behindAt } from "./progress.ts";
import type { Purpose } from "./random.ts";
import { territories } from "./territory.ts";

/** A federation that is, or will be. */
interface Planned {
  id: string;
  name: string;
  kind: (typeof federationKind.codes)[number]["id"];
  adcode: string;
  place: Place;
  /** Of an area federation: its township. */
  township: number | null;
  subject: number;
}

/** A federation in a month. */
export interface Federation extends ParkBody {
  kind: Planned["kind"];
  place: Place | null;
  township: number | null;
  demonstration: boolean;
}

/** Sections that have federations of their own beside the area's: most in Shanghai, which wants a thousand. */
const sections: Record<Place, readonly SectorId[]> = {
  "330100": ["I"],
  "310000": ["C", "E", "F", "H", "I", "O"],
  "450000": [],
};

/** Share of the planned federations that are there in the last month, and its rise in a year. */
const figures: Record<Place, readonly [rate: number, rise: number]> = {
  "330100": [0.78, 0.16],
  "310000": [0.87, 0.11],
  "450000": [0.6, 0.09],
};

const planned: readonly Planned[] = territories
  .flatMap(({ area, place, townships }) =>
    Array.from({ length: place === "450000" ? 1 : townships }, (_, at) => at + 1).flatMap(
      (township) =>
        ["", ...sections[place]].map((section) => {
          const number = `${area.adcode}-${padded(township, 2)}${section === "" ? "" : `-${section}`}`;
          return {
            id: `LHH-${number}`,
            name: `示例${section === "" ? "区域" : "行业"}工会联合会 ${number}`,
            kind: section === "" ? ("area" as const) : ("sector" as const),
            adcode: area.adcode,
            place,
            township: section === "" ? township : null,
          };
        }),
    ),
  )
  .map((own, at) => ({ ...own, subject: 4_100_000_000 + at }));

/** A few, in Shanghai on the way to a hundred. */
const demonstrationBehind = (u: number, place: Place | null): number =>
  behindAt(u, place === "310000" ? 0.06 : 0.025, 0.02);

/** The federations that are there in a month, those of the parks last. */
export function* federationsIn(month: LedgerMonth): Generator<Federation> {
  const { draw, progress } = month;
  const isDemonstration = (subject: number, place: Place | null) =>
    progress.behind < demonstrationBehind(draw(subject, "demonstration"), place);
  for (const own of planned) {
    const behind = behindAt(draw(own.subject, "federation"), ...figures[own.place]);
    if (progress.behind >= behind) continue;
    const foundedOn = dayOf(monthReached(behind), draw(own.subject, "federation-day"));
    const demonstration = isDemonstration(own.subject, own.place);
    yield { ...own, park: "", foundedOn, demonstration };
  }
  for (const own of parkFederationsIn(month)) {
    const demonstration = isDemonstration(own.subject, null);
    yield { ...own, kind: "area", place: null, township: null, demonstration };
  }
}

const kindWords = wordsOf(federationKind);

type Cell = (row: { federation: Federation; month: LedgerMonth }) => string;

/** One of the three guarantees: for most, ever more; unknown for a few. */
const guarantee =
  (purpose: Purpose): Cell =>
  ({ federation: { subject }, month: { draw, progress } }) => {
    const u = draw(subject, purpose);
    return u > 0.995 ? "" : formatBoolean(progress.behind < behindAt(u, 0.94, 0.04));
  };

const chooseStaff = (u: number) => (u < 0.12 ? 0 : u < 0.65 ? 1 : u < 0.94 ? 2 : 3);

const sumsOf = ({ federation: { adcode, township }, month: { tally } }: Parameters<Cell>[0]) =>
  township === null ? null : tally.areas.get(adcode)?.townships.get(township);

/** Known for the federations of a township alone: the ledger tells which enterprises are there. */
const covered =
  (name: "ownUnions" | "employees"): Cell =>
  (row) => {
    const sums = sumsOf(row);
    return sums === null ? "" : String(sums?.[name] ?? 0);
  };

const cells: Cells<Parameters<Cell>[0]> = [
  ["federation_id", ({ federation }) => federation.id],
  ["name", ({ federation }) => federation.name],
  ["kind", ({ federation: { kind } }) => kindWords.get(kind) ?? kind],
  ["adcode", ({ federation }) => federation.adcode],
  ["park", ({ federation }) => federation.park],
  ["member_unions", covered("ownUnions")],
  ["employees_covered", covered("employees")],
  [
    "dedicated_staff",
    ({ federation: { subject }, month: { draw } }) =>
      String(chooseStaff(draw(subject, "federation-staff"))),
  ],
  ["has_staff", guarantee("has-staff")],
  ["has_premises", guarantee("has-premises")],
  ["has_funds", guarantee("has-funds")],
];

/** The lines of federation.csv in a month. */
export function federationLines(month: LedgerMonth): Generator<string> {
  const rows = [...federationsIn(month)].map((federation) => ({ federation, month }));
  return ledgerLines("federation", cells, rows);
}
