import {
  newBusinessField,
  sectorUnionLevel,
  workerGroup,
  type WorkerGroup,
} from "../../src/domain/codelists.ts";
import { places } from "../../src/domain/area.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { wordsOf } from "./lists.ts";
import { dayOf, monthReached } from "./months.ts";
import { behindAt } from "./progress.ts";
import { placeAreas } from "./territory.ts";

type Field = (typeof newBusinessField.codes)[number]["id"];

/** The four groups and the fields they work in. */
const groups: readonly (readonly [Field, WorkerGroup | null])[] = [
  ["freight", "truck"],
  ["ridehail", "ridehail"],
  ["courier", "courier"],
  ["delivery", "delivery"],
];
const otherFields: typeof groups = [
  ["livestream", "streamer"],
  ["live-commerce", null],
  ["homestay", null],
];

interface Planned {
  id: string;
  name: string;
  level: (typeof sectorUnionLevel.codes)[number]["id"];
  field: Field;
  group: WorkerGroup | null;
  adcode: string;
  subject: number;
}

/** A sector union in a month. */
export interface SectorUnionOfMonth extends Planned {
  foundedOn: string;
}

const inArea = (adcode: string, level: Planned["level"], fields: typeof groups) =>
  fields.map(([field, group], at) => ({
    id: `HY-${adcode}-${at + 1}`,
    name: `示例行业工会${level === "city" ? "联合会" : ""} ${adcode}-${at + 1}`,
    ...{ level, field, group, adcode },
  }));

/** Of a place every field, of the areas below it the four groups; the cities of Guangxi are cities too. */
const planned: readonly Planned[] = [
  ...places.flatMap((place) => inArea(place, "city", [...groups, ...otherFields])),
  ...placeAreas.flatMap(({ area, place }) =>
    inArea(area.adcode, place === "450000" ? "city" : "county", groups),
  ),
].map((own, at) => ({ ...own, subject: 4_200_000_000 + at }));

/** The sector unions that are there in a month. */
export function* sectorUnionsIn({ draw, progress }: LedgerMonth): Generator<SectorUnionOfMonth> {
  for (const own of planned) {
    const behind = behindAt(draw(own.subject, "sector-union"), 0.82, 0.17);
    if (progress.behind >= behind) continue;
    yield { ...own, foundedOn: dayOf(monthReached(behind), draw(own.subject, "union-day")) };
  }
}

const levelWords = wordsOf(sectorUnionLevel);
const groupWords = wordsOf(workerGroup);
const fieldWords = wordsOf(newBusinessField);

const cells: Cells<SectorUnionOfMonth> = [
  ["union_id", ({ id }) => id],
  ["name", ({ name }) => name],
  ["level", ({ level }) => levelWords.get(level) ?? level],
  ["worker_group", ({ group }) => (group === null ? "" : (groupWords.get(group) ?? group))],
  ["new_business_field", ({ field }) => fieldWords.get(field) ?? field],
  ["adcode", ({ adcode }) => adcode],
];

/** The lines of sector_union.csv in a month. */
export const sectorUnionLines = (month: LedgerMonth): Generator<string> =>
  ledgerLines("sector_union", cells, sectorUnionsIn(month));
