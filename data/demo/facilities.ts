import type { Place } from "../../src/domain/area.ts";
import { facilityType } from "../../src/domain/codelists.ts";
import { formatBoolean, padded } from "./csv.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { wordsOf } from "./lists.ts";
import { behindAt } from "./progress.ts";
import type { Draw } from "./random.ts";
import { territories, type Territory } from "./territory.ts";

type FacilityType = (typeof facilityType.codes)[number]["id"];

/** How many there are to be in a place; which share of them is there in the last month, and its rise in a year. */
type Figures = readonly [FacilityType, count: number, rate: number, rise: number];

/** Shanghai wants 500 schools and 300 fitness points. */
const figures: Record<Place, readonly Figures[]> = {
  "330100": [
    ["city-district-centre", 13, 0.95, 0.02],
    ["outdoor-station", 420, 0.86, 0.12],
    ["station-24h", 90, 0.7, 0.2],
    ["love-home", 160, 0.8, 0.15],
    ["school", 60, 0.6, 0.12],
    ["fitness", 80, 0.7, 0.1],
  ],
  "310000": [
    ["city-district-centre", 16, 1, 0.02],
    ["township-subcentre", 220, 0.93, 0.04],
    ["station", 260, 0.85, 0.08],
    ["point", 380, 0.8, 0.1],
    ["outdoor-relay", 320, 0.88, 0.06],
    ["school", 500, 0.84, 0.13],
    ["fitness", 300, 0.91, 0.09],
  ],
  "450000": [
    ["city-district-centre", 111, 0.75, 0.04],
    ["outdoor-station", 320, 0.8, 0.14],
    ["love-home", 150, 0.7, 0.12],
    ["school", 40, 0.5, 0.1],
  ],
};

interface Facility {
  id: string;
  name: string;
  type: FacilityType;
  adcode: string;
  rate: number;
  rise: number;
  subject: number;
}

const typeWords = wordsOf(facilityType);

const placeWeight = (place: Place): number =>
  territories.filter((own) => own.place === place).reduce((sum, { weight }) => sum + weight, 0);

const weights = new Map(
  territories.map(({ place }) => place).map((place) => [place, placeWeight(place)]),
);

/** The facilities of a place are shared out by the weights of its territories, so that they add up. */
function sharedOut(place: Place, own: Figures): Omit<Facility, "subject">[] {
  const [type, count, rate, rise] = own;
  const within = territories.filter((territory) => territory.place === place);
  let [given, sum] = [0, 0];
  return within.flatMap((territory) => {
    sum += (count * territory.weight) / (weights.get(place) ?? 1);
    const some = Math.round(sum) - given;
    given += some;
    return inTerritory(territory, type, some).map((facility) => ({ ...facility, rate, rise }));
  });
}

const inTerritory = ({ area: { adcode } }: Territory, type: FacilityType, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const kind = padded(facilityType.codes.findIndex(({ id }) => id === type) + 1, 2);
    const number = `${adcode}-${kind}-${padded(at + 1, 2)}`;
    return { id: `ZD-${number}`, name: `示例阵地 ${number}`, type, adcode };
  });

const planned: readonly Facility[] = Object.entries(figures)
  .flatMap(([place, all]) => all.flatMap((own) => sharedOut(place as Place, own)))
  .map((own, at) => ({ ...own, subject: 4_250_000_000 + at }));

const cells: Cells<Facility & { draw: Draw }> = [
  ["facility_id", ({ id }) => id],
  ["name", ({ name }) => name],
  ["facility_type", ({ type }) => typeWords.get(type) ?? type],
  ["adcode", ({ adcode }) => adcode],
  [
    "open_24h",
    ({ type, subject, draw }) =>
      formatBoolean(type === "station-24h" || draw(subject, "facility-hours") < 0.04),
  ],
];

/** The lines of service_facility.csv in a month. */
export function facilityLines({ draw, progress }: LedgerMonth): Generator<string> {
  const rows = planned
    .filter(
      ({ subject, rate, rise }) =>
        progress.behind < behindAt(draw(subject, "facility"), rate, rise),
    )
    .map((facility) => ({ ...facility, draw }));
  return ledgerLines("service_facility", cells, rows);
}
