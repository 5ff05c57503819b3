import { star } from "../../src/domain/codelists.ts";
import { formatBoolean } from "./csv.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { ownUnions } from "./ownUnions.ts";
import type { Draw } from "./random.ts";
import { standingUnions } from "./standingUnions.ts";
import type { Union } from "./union.ts";
import { qualityOf } from "./unions.ts";

/** The stars of a union in a year. */
export interface StarRating {
  union: Union;
  year: number;
  /** 0–5 */
  stars: number;
  /** Calendar month in which it was rated. */
  month: number;
  isSpotChecked: boolean;
  hasPassed: boolean;
}

/** Share of the unions that have fewer than 1, 2, … 5 stars in 2025; four points more in each year before. */
const fewer = [0.05, 0.12, 0.25, 0.46, 0.94] as const;
const yearlyRise = 0.04;

function starsOf(subject: number, year: number, draw: Draw): number {
  const quality = qualityOf(subject, draw) - yearlyRise * (2025 - year);
  return fewer.filter((share) => quality > share).length;
}

/** One in sixteen of those with four stars or more is checked in the year, of the others one in fifty. */
const isChecked = (subject: number, year: number, stars: number, draw: Draw): boolean =>
  draw(subject, "spot-check", year) < (stars >= 4 ? 0.065 : 0.02);

/** Unions are rated from March to December. */
function ratingOf(union: Union, year: number, draw: Draw): StarRating {
  const { subject } = union;
  const stars = starsOf(subject, year, draw);
  const isSpotChecked = isChecked(subject, year, stars, draw);
  return {
    union,
    year,
    stars,
    month: 3 + Math.floor(10 * draw(subject, "star-month", year)),
    isSpotChecked,
    hasPassed: isSpotChecked && draw(subject, "spot-check-passed", year) < 0.93,
  };
}

/** Hangzhou's guideline rates primary unions by category, and those of townships. */
const isRated = ({ place, form, adcode }: Union): boolean =>
  place === "330100" && adcode !== "" && form !== "sector-city";

/** The two latest ratings of each union, as far as it was there to be rated. */
function* ratingsOf(unions: Iterable<Union>, month: LedgerMonth): Generator<StarRating> {
  for (const union of unions) {
    if (!isRated(union)) continue;
    const current = ratingOf(union, month.year, month.draw);
    const isOut = current.month <= month.month && union.foundedOn.slice(0, 7) < ratedIn(current);
    const last = isOut ? month.year : month.year - 1;
    const founded = Number(union.foundedOn.slice(0, 4));
    if (founded < last - 1) yield ratingOf(union, last - 1, month.draw);
    if (isOut) yield current;
    else if (founded < last) yield ratingOf(union, last, month.draw);
  }
}

/** The two latest ratings of every union. */
export function* starRatingsIn(month: LedgerMonth): Generator<StarRating> {
  yield* ratingsOf(ownUnions(month, ["330100"]), month);
  yield* ratingsOf(standingUnions(month), month);
}

/** Those of them that were checked on the spot. */
export function* spotChecksIn(month: LedgerMonth): Generator<StarRating> {
  const { draw, year } = month;
  const isWanted = (n: number) =>
    [year - 2, year - 1, year].some((rated) => isChecked(n, rated, starsOf(n, rated, draw), draw));
  for (const unions of [ownUnions(month, ["330100"], isWanted), standingUnions(month)])
    for (const rating of ratingsOf(unions, month)) if (rating.isSpotChecked) yield rating;
}

const ratedIn = ({ year, month }: StarRating): string =>
  `${year}-${String(month).padStart(2, "0")}`;

const starWord = (stars: number): string => star.codes[stars]?.zh ?? String(stars);

const isFailed = ({ stars, isSpotChecked, hasPassed }: StarRating): boolean =>
  isSpotChecked && !hasPassed && stars > 0;

const cells: Cells<{ rating: StarRating; draw: Draw }> = [
  ["union_id", ({ rating }) => rating.union.id],
  ["year", ({ rating }) => String(rating.year)],
  ["star", ({ rating }) => starWord(rating.stars)],
  [
    "self_rated",
    ({ rating: { union, year }, draw }) =>
      formatBoolean(draw(union.subject, "self-rated", year) < 0.97),
  ],
  ["spot_checked", ({ rating }) => formatBoolean(rating.isSpotChecked)],
  [
    "spot_check_passed",
    ({ rating }) => (rating.isSpotChecked ? formatBoolean(!isFailed(rating)) : ""),
  ],
  ["demoted_to", ({ rating }) => (isFailed(rating) ? starWord(rating.stars - 1) : "")],
  [
    "municipal_five_star",
    ({ rating: { union, stars }, draw }) =>
      formatBoolean(stars === 5 && draw(union.subject, "municipal-five-star") < 0.7),
  ],
];

function* rows(month: LedgerMonth) {
  for (const rating of starRatingsIn(month)) yield { rating, draw: month.draw };
}

/** The lines of star_rating.csv in a month: the unions of Hangzhou. */
export const starRatingLines = (month: LedgerMonth): Generator<string> =>
  ledgerLines("star_rating", cells, rows(month));
