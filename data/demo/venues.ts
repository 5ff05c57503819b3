import type { SectorId } from "../../src/domain/sector.ts";
import { placeType } from "../../src/domain/codelists.ts";
import { formatBoolean, padded } from "./csv.ts";
import type { Enterprise } from "./enterprises.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { wordsOf } from "./lists.ts";
import { behindAt } from "./progress.ts";
import { choice, type Draw } from "./random.ts";
import { territories } from "./territory.ts";
import { townshipKnown } from "./unionId.ts";

const venueId = (adcode: string, township: number): string => `LY-${adcode}-${padded(township, 2)}`;

const inVenues = new Set<SectorId>(["F", "H", "I", "J", "K", "L", "M", "O", "R"]);

/** Id of the building or market that a service enterprise outside parks is in: one in six of them; else empty. */
export function venueOf(own: Enterprise, draw: Draw): string {
  const township = townshipKnown(own);
  const isInside =
    township !== 0 &&
    own.park === null &&
    inVenues.has(own.section) &&
    draw(own.n, "venue") < 1 / 6;
  return isInside ? venueId(own.adcode, township) : "";
}

type VenueType = (typeof placeType.codes)[number]["id"];

const typeWords = wordsOf(placeType);
const chooseType = choice<VenueType>([
  ["office-building", 40],
  ["business-market", 25],
  ["urban-complex", 15],
  ["maker-space", 8],
  ["special-block", 7],
  ["street-front", 5],
]);

interface Venue {
  id: string;
  adcode: string;
  subject: number;
}

const venues: readonly Venue[] = territories.flatMap(({ area, townships }) =>
  Array.from({ length: townships }, (_, at) => ({
    id: venueId(area.adcode, at + 1),
    adcode: area.adcode,
    subject: Number(area.adcode) * 4096 + at,
  })),
);

interface Row extends Venue {
  draw: Draw;
  federation: boolean;
}

const cells: Cells<Row> = [
  ["venue_id", ({ id }) => id],
  ["name", ({ id }) => `示例楼宇 ${id.slice(3)}`],
  [
    "venue_type",
    ({ subject, draw }) => {
      const type = chooseType(draw(subject, "venue-type"));
      return typeWords.get(type) ?? type;
    },
  ],
  ["adcode", ({ adcode }) => adcode],
  ["large_scale", ({ subject, draw }) => formatBoolean(draw(subject, "venue-size") < 0.3)],
  ["federation", ({ federation }) => formatBoolean(federation)],
  ["service_point", ({ subject, draw }) => formatBoolean(draw(subject, "venue-point") < 0.45)],
];

/** The lines of venue.csv in a month: one venue for each township. */
export function venueLines({ draw, progress }: LedgerMonth): Generator<string> {
  const rows = venues.map((venue) => ({
    ...venue,
    draw,
    federation: progress.behind < behindAt(draw(venue.subject, "venue-federation"), 0.48, 0.15),
  }));
  return ledgerLines("venue", cells, rows);
}
