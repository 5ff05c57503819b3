import type { Place } from "../../src/domain/area.ts";
import { padded } from "./csv.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { placeAreas } from "./territory.ts";

interface Figures {
  /** Calendar months of the yearly survey. */
  from: number;
  to: number;
  scope: string;
  sources: string;
}

const figures: Record<Place, Figures> = {
  "330100": {
    from: 4,
    to: 6,
    scope: "25人以上非公企业",
    sources: "发改；经信；网信；工商联；科技",
  },
  "310000": { from: 3, to: 5, scope: "实地实体型非公企业", sources: "市场监管；税务；人社" },
  "450000": { from: 7, to: 9, scope: "100人以上非公企业", sources: "市场监管；工商联" },
};

interface Row extends Figures {
  adcode: string;
  year: number;
  firstDay: number;
}

/** The latest survey of each area that is complete. */
function* rows({ year, month, draw }: LedgerMonth): Generator<Row> {
  for (const { area, place } of placeAreas) {
    const own = figures[place];
    const surveyed = own.to <= month ? year : year - 1;
    const firstDay = 1 + Math.floor(10 * draw(Number(area.adcode), "survey-day", surveyed));
    yield { ...own, adcode: area.adcode, year: surveyed, firstDay };
  }
}

const cells: Cells<Row> = [
  ["adcode", ({ adcode }) => adcode],
  [
    "period_start",
    ({ year, from, firstDay }) => `${year}-${padded(from, 2)}-${padded(firstDay, 2)}`,
  ],
  ["period_end", ({ year, to }) => `${year}-${padded(to, 2)}-${to === 5 ? 31 : 30}`],
  ["scope", ({ scope }) => scope],
  ["sources_used", ({ sources }) => sources],
];

/** The lines of survey.csv in a month. */
export const surveyLines = (month: LedgerMonth): Generator<string> =>
  ledgerLines("survey", cells, rows(month));
