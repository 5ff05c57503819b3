import { formatBoolean, padded } from "./csv.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { spotChecksIn, type StarRating } from "./starRatings.ts";

/** Rows of the rubric by annex: those for one star (基本指数) and those for two (规范指数). */
const rubric = {
  a1: [...itemIds("a1-basic-1star", 5), ...itemIds("a1-norm-2star", 7)],
  a2: [...itemIds("a2-basic-1star", 4), ...itemIds("a2-norm-2star", 8)],
} as const;

function itemIds(index: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${index}-${padded(at + 1, 2)}`);
}

interface Row {
  rating: StarRating;
  item: string;
  isMet: boolean;
}

/** A union of two stars meets every row, one of one star those of the basic index, one without a star not all of these. */
function isMet({ stars, union }: StarRating, item: string, at: number): boolean {
  if (stars >= 2 || (stars === 1 && item.includes("basic"))) return true;
  return (at + union.subject) % 3 !== 0;
}

/** What was found at the spot checks: a row for each union checked and each row of its annex. */
function* rows(month: LedgerMonth): Generator<Row> {
  for (const rating of spotChecksIn(month)) {
    const items = rubric[rating.union.form === "township-general" ? "a2" : "a1"];
    for (const [at, item] of items.entries())
      yield { rating, item, isMet: isMet(rating, item, at) };
  }
}

const dayOfCheck = ({ rating: { year, month, union } }: Row): string =>
  `${year}-${padded(month, 2)}-${padded(1 + (union.subject % 28), 2)}`;

const cells: Cells<Row> = [
  ["union_id", ({ rating }) => rating.union.id],
  ["item_id", ({ item }) => item],
  ["year", ({ rating }) => String(rating.year)],
  ["met", ({ isMet }) => formatBoolean(isMet)],
  ["evidence_date", dayOfCheck],
];

/** The lines of rubric_item_result.csv in a month: the unions of Hangzhou that were checked on the spot. */
export const rubricResultLines = (month: LedgerMonth): Generator<string> =>
  ledgerLines("rubric_item_result", cells, rows(month));
