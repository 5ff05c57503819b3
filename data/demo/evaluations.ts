import { evaluationChannel } from "../../src/domain/codelists.ts";
import { formatBoolean } from "./csv.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { wordsOf } from "./lists.ts";
import { placeAreas } from "./territory.ts";

type Channel = (typeof evaluationChannel.codes)[number]["id"];

interface Row {
  adcode: string;
  year: number;
  channel: Channel;
  isLast: boolean;
}

/** The area with the lowest level of each place comes last. */
const lowest = new Set(
  placeAreas
    .filter(({ place, level }) =>
      placeAreas.every((other) => other.place !== place || other.level >= level),
    )
    .map(({ area }) => area.adcode),
);

/** The evaluations of the two years before: every area by its members and by itself, some from above or outside. */
function* rows({ year, draw }: LedgerMonth): Generator<Row> {
  for (const evaluated of [year - 2, year - 1])
    for (const { adcode } of placeAreas.map(({ area }) => area))
      for (const [at, { id }] of evaluationChannel.codes.entries()) {
        const isDone = at < 2 || draw(Number(adcode) * 4 + at, "evaluation", evaluated) < 0.45;
        const isLast = id === "superior" && lowest.has(adcode);
        if (isDone || isLast) yield { adcode, year: evaluated, channel: id, isLast };
      }
}

const channelWords = wordsOf(evaluationChannel);

const cells: Cells<Row> = [
  ["year", ({ year }) => String(year)],
  ["adcode", ({ adcode }) => adcode],
  ["channel", ({ channel }) => channelWords.get(channel) ?? channel],
  ["bottom_talk", ({ isLast }) => formatBoolean(isLast)],
];

/** The lines of evaluation.csv in a month. */
export const evaluationLines = (month: LedgerMonth): Generator<string> =>
  ledgerLines("evaluation", cells, rows(month));
