import {
  formatCount,
  formatDifference,
  formatPeriod,
  formatPoints,
  type Language,
} from "../domain/format.ts";
import type { Measure } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import { standing } from "../domain/standing.ts";
import type { AreaChange, PlaceChanges } from "../state/changes.svelte.ts";
import type { Catalogue } from "../words/words.ts";
import { areaName, valueWithUnit } from "./rowText.ts";

const tenth = 0.05;

/** "+0.6", "+3", "−0.2" without unit; null where one of the two is not told. */
export function differenceText({ difference }: AreaChange, { kind }: Measure): string | null {
  if (difference === null) return null;
  if (kind === "rate") return formatPoints(difference);
  if (kind === "count") return formatDifference(difference);
  const text = Math.abs(difference).toFixed(1);
  return Math.abs(difference) < tenth ? text : `${difference < 0 ? "−" : "+"}${text}`;
}

/** "▲", "▼", or nothing where nothing is shown to have moved. */
export const directionMark = (text: string): string =>
  text.startsWith("+") ? "▲" : text.startsWith("−") ? "▼" : "";

export const denominatorChange = ({ before, after }: AreaChange): number | null =>
  before?.denominator == null || after?.denominator == null
    ? null
    : after.denominator - before.denominator;

/** A difference of counts, "—" where it is not told. */
export const countChange = (difference: number | null): string =>
  difference === null ? "—" : formatDifference(difference);

interface Told {
  place: string;
  measure: Measure;
  since: Period;
  changes: PlaceChanges;
  words: Catalogue;
  language: Language;
}

/** What changed, in one sentence: how many areas rose and fell, where the whole stands, by how much it grew. */
export function changeSentence({ place, measure, since, changes, words, language }: Told): string {
  const said = words.changes;
  const told = changes.areas.filter(({ difference }) => difference !== null);
  const count = (is: (difference: number) => boolean): number =>
    told.filter(({ difference }) => is(difference ?? 0)).length;
  const kind = words.ranking.area[place] ?? words.ranking.areaDefault;
  const untold = changes.areas.length - told.length;
  const same = count((difference) => difference === 0);
  const moved = said.areas(
    changes.areas.length,
    kind,
    count((difference) => difference > 0),
    count((difference) => difference < 0),
  );
  return words.sentence.join([
    same === 0 ? moved : `${moved}${words.comma}${said.same(same)}`,
    ...(untold === 0 ? [] : [said.untold(untold)]),
    wholeText({ place, measure, since, changes, words, language }),
  ]);
}

function wholeText({ place, measure, since, changes, words, language }: Told): string {
  const { whole } = changes;
  const name = words.headline.total[place] ?? areaName(place, language);
  const value = valueWithUnit(whole.after, measure, words, wholeStanding(measure, place, whole));
  const change = differenceText(whole, measure);
  const unit = words.units[measure.unit];
  const amount =
    change === null
      ? words.changes.notTold
      : measure.kind === "rate"
        ? words.points(change)
        : measure.kind === "count"
          ? `${change} ${unit}`
          : change;
  const text = words.changes.whole(name, value, formatPeriod(since, language), amount);
  if (whole.gained === null || measure.kind !== "rate") return text;
  return `${text}${words.comma}${netText(whole.gained, unit, words)}`;
}

function netText(gained: number, unit: string, { changes }: Catalogue): string {
  if (gained === 0) return changes.noNet;
  const count = formatCount(Math.abs(gained));
  return gained > 0 ? changes.netGain(count, unit) : changes.netLoss(count, unit);
}

/** The standing afterwards, so that a missed target is never rounded up to. */
export const wholeStanding = ({ id, kind }: Measure, adcode: string, { after }: AreaChange) =>
  kind !== "rate" || after === undefined ? undefined : standing(id, adcode, after);
