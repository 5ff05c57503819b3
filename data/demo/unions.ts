import { places } from "../../src/domain/area.ts";
import { sixHaves, starCategory, unionForm } from "../../src/domain/codelists.ts";
import { formatBoolean } from "./csv.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { wordsOf } from "./lists.ts";
import { ownUnions } from "./ownUnions.ts";
import { behindAt } from "./progress.ts";
import type { Draw, Purpose } from "./random.ts";
import { standingUnions } from "./standingUnions.ts";
import type { Union } from "./union.ts";

const formWords = wordsOf(unionForm);
const categoryWords = wordsOf(starCategory);

/** A union, how much of the progress is still to come, and the roots of how good it is. */
interface Row {
  union: Union;
  behind: number;
  squareRoot: number;
  fourthRoot: number;
  draw: Draw;
}

type Cell = (row: Row) => string;

/** Women's committees: due from ten women on. */
const womenCommitteeOf: Cell = ({ union: { subject, womenMembers }, behind, draw }) => {
  const u = draw(subject, "women-committee");
  if (u > 0.99) return "";
  const rate = womenMembers >= 10 ? 0.9 : 0.2;
  return formatBoolean(behind < behindAt(u, rate, 0.06));
};

/* What Hangzhou's guideline asks of the unions that it rates; the others leave it empty. */

/** Yes for most, the better the union the more. */
const usually =
  (purpose: Purpose, least: number): Cell =>
  ({ union: { place, subject }, fourthRoot, draw }) =>
    place === "330100"
      ? formatBoolean(draw(subject, purpose) < least + (1 - least) * fourthRoot)
      : "";

const percentOf =
  (least: number): Cell =>
  ({ union: { place, members }, squareRoot }) =>
    place !== "330100" || members === 0
      ? ""
      : String(Math.round(least + (99 - least) * squareRoot));

const sixHavesOf: Cell = ({ union: { form, subject }, draw }) =>
  form === "township-general"
    ? sixHaves.codes
        .filter((_, at) => draw(subject, "six-haves", at) < 0.93)
        .map(({ zh }) => zh)
        .join("；")
    : "";

const cells: Cells<Row> = [
  ["union_id", ({ union }) => union.id],
  ["name", ({ union }) => union.name],
  ["form", ({ union }) => formWords.get(union.form) ?? union.form],
  [
    "star_category",
    ({ union: { category } }) => (category === null ? "" : (categoryWords.get(category) ?? "")),
  ],
  ["adcode", ({ union }) => union.adcode],
  ["park", ({ union }) => union.park],
  ["founded_on", ({ union }) => union.foundedOn],
  ["standalone", ({ union }) => formatBoolean(union.form === "committee")],
  ["has_bank_account", usually("bank-account", 0.7)],
  ["legal_person_cert", usually("certificate", 0.75)],
  ["members", ({ union }) => String(union.members)],
  ["women_members", ({ union }) => String(union.womenMembers)],
  ["real_name_members", ({ union }) => String(union.realNameMembers)],
  ["audit_committee", usually("audit-committee", 0.8)],
  ["women_committee", womenCommitteeOf],
  ["chair_elected", usually("chair-elected", 0.9)],
  ["hz_six_haves", sixHavesOf],
  ["mutual_aid_percent", percentOf(72)],
  ["satisfaction_work_percent", percentOf(75)],
  ["satisfaction_chair_percent", percentOf(77)],
  ["demonstration", ({ union }) => formatBoolean(union.demonstration)],
];

/** How good a union is, 0–1: stars, satisfaction and what it has in order go together. */
export const qualityOf = (subject: number, draw: Draw): number => draw(subject, "union-quality");

function* rows(month: LedgerMonth): Generator<Row> {
  const { behind } = month.progress;
  const { draw } = month;
  for (const unions of [ownUnions(month, places), standingUnions(month)])
    for (const union of unions) {
      const squareRoot = Math.sqrt(qualityOf(union.subject, draw));
      yield { union, behind, squareRoot, fourthRoot: Math.sqrt(squareRoot), draw };
    }
}

/** The lines of union_organisation.csv in a month: every union that an enterprise names, and those above them. */
export const unionLines = (month: LedgerMonth): Generator<string> =>
  ledgerLines("union_organisation", cells, rows(month));
