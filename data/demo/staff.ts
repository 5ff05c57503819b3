import { assignedLevel, staffType } from "../../src/domain/codelists.ts";
import { formatBoolean } from "./csv.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { wordsOf } from "./lists.ts";
import type { Draw } from "./random.ts";
import { standingUnions } from "./standingUnions.ts";
import { territories } from "./territory.ts";

type StaffType = (typeof staffType.codes)[number]["id"];
type Level = (typeof assignedLevel.codes)[number]["id"];

interface Row {
  adcode: string;
  type: StaffType;
  headcount: number;
  level: Level | null;
  trained: boolean | null;
  volunteerTeams: number | null;
}

/** A territory with its unions and employees. */
interface Territory {
  adcode: string;
  unions: number;
  employees: number;
  subject: number;
}

/** Rounds up or down by chance, so that small numbers are right on the whole. */
const rounded = (number: number, subject: number, at: number, draw: Draw): number =>
  Math.floor(number + draw(subject, "staff-rounding", at));

/**
 * Professional workers: between one for 38 unions and one for 2,600 employees, which Shanghai asks for (30–50, 2,000–
 * 3,000); most of them below the township.
 */
function* professionals({ adcode, unions, employees, subject }: Territory, month: LedgerMonth) {
  const { draw, progress } = month;
  const usual = Math.sqrt((unions / 38) * (employees / 2600));
  const count = rounded(usual * (0.85 + 0.3 * draw(subject, "staff-size")), subject, 0, draw);
  const share = 0.76 + 0.08 * draw(subject, "staff-level") - 0.04 * progress.behind;
  const below = rounded(count * share, subject, 1, draw);
  const township = rounded((count - below) * 0.75, subject, 2, draw);
  const levels: [Level, number][] = [
    ["below-township", below],
    ["township", township],
    ["district", count - below - township],
  ];
  for (const [level, headcount] of levels)
    yield {
      adcode,
      type: "professional",
      headcount,
      level,
      trained: null,
      volunteerTeams: null,
    } as const;
}

/** Unions for one cadre of the type. */
const cadres: readonly (readonly [StaffType, unions: number])[] = [
  ["full-time", 30],
  ["part-time", 0.8],
  ["seconded", 70],
];

/** Cadres, of whom about 80 % are trained. */
function* cadresOf({ adcode, unions, subject }: Territory, { draw, progress }: LedgerMonth) {
  for (const [at, [type, each]] of cadres.entries()) {
    const count = rounded(unions / each, subject, 3 + 2 * at, draw);
    const share = 0.74 + 0.1 * draw(subject, "staff-trained", at) - 0.07 * progress.behind;
    const done = Math.min(count, rounded(count * share, subject, 4 + 2 * at, draw));
    for (const trained of [true, false])
      yield {
        adcode,
        type,
        headcount: trained ? done : count - done,
        level: null,
        trained,
        volunteerTeams: null,
      };
  }
}

const volunteersOf = ({ adcode, unions }: Territory): Row => {
  const teams = Math.ceil(unions / 12);
  return {
    adcode,
    type: "volunteer",
    headcount: 15 * teams,
    level: null,
    trained: null,
    volunteerTeams: teams,
  };
};

/** Unions by division code. */
function unionsByArea(month: LedgerMonth): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [adcode, { all }] of month.tally.areas) counts.set(adcode, all.ownUnions);
  for (const { adcode } of standingUnions(month)) counts.set(adcode, (counts.get(adcode) ?? 0) + 1);
  return counts;
}

function* rows(month: LedgerMonth): Generator<Row> {
  const counts = unionsByArea(month);
  for (const { adcode } of territories.map(({ area }) => area)) {
    const unions = counts.get(adcode) ?? 0;
    const employees = month.tally.areas.get(adcode)?.all.employees ?? 0;
    const own = { adcode, unions, employees, subject: Number(adcode) };
    const all = [...professionals(own, month), ...cadresOf(own, month), volunteersOf(own)];
    yield* all.filter(({ headcount }) => headcount > 0);
  }
}

const typeWords = wordsOf(staffType);
const levelWords = wordsOf(assignedLevel);

const cells: Cells<Row> = [
  ["adcode", ({ adcode }) => adcode],
  ["staff_type", ({ type }) => typeWords.get(type) ?? type],
  ["headcount", ({ headcount }) => String(headcount)],
  ["assigned_level", ({ level }) => (level === null ? "" : (levelWords.get(level) ?? level))],
  ["trained", ({ trained }) => formatBoolean(trained)],
  [
    "volunteer_teams",
    ({ volunteerTeams }) => (volunteerTeams === null ? "" : String(volunteerTeams)),
  ],
];

/** The lines of staff.csv in a month: categories of people by district. */
export const staffLines = (month: LedgerMonth): Generator<string> =>
  ledgerLines("staff", cells, rows(month));
