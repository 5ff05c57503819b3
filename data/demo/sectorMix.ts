import {
  newEmploymentOf,
  sector,
  sectorIds,
  type NewEmploymentId,
  type SectorId,
} from "../../src/domain/sector.ts";
import { choice } from "./random.ts";
import type { Profile } from "./territory.ts";

type Weighted<Value> = readonly (readonly [Value, number])[];
type Mix = Weighted<SectorId>;

// prettier-ignore
const mixes: Record<Profile, Mix> = {
  centre: [["F", 25], ["L", 19], ["I", 10], ["M", 9], ["J", 6], ["H", 8], ["K", 6], ["C", 5], ["G", 4], ["E", 4], ["O", 4], ["R", 3], ["P", 2], ["Q", 2]],
  software: [["I", 27], ["M", 15], ["F", 17], ["L", 11], ["C", 10], ["H", 5], ["J", 3], ["E", 3], ["K", 3], ["G", 2], ["R", 3], ["O", 2], ["P", 1], ["Q", 1]],
  industry: [["C", 42], ["F", 18], ["G", 8], ["E", 7], ["L", 6], ["M", 5], ["I", 4], ["H", 4], ["K", 2], ["O", 2], ["A", 1], ["D", 1], ["N", 1], ["Q", 1]],
  mixed: [["C", 23], ["F", 24], ["E", 8], ["L", 9], ["I", 7], ["G", 7], ["H", 7], ["M", 6], ["K", 3], ["O", 3], ["A", 2], ["J", 1], ["P", 1], ["Q", 1], ["R", 1]],
  rural: [["C", 25], ["F", 24], ["A", 9], ["E", 8], ["H", 9], ["G", 8], ["L", 4], ["B", 3], ["O", 3], ["D", 2], ["N", 2], ["K", 2], ["R", 1]],
};

/** Divisions, groups and classes of GB/T 4754-2017, as ledgers mix them. */
// prettier-ignore
const codes: Record<SectorId, Weighted<string>> = {
  A: [["A01", 4], ["A02", 1], ["A03", 2], ["A04", 2], ["A05", 2]],
  B: [["B08", 2], ["B09", 2], ["B10", 4]],
  C: [["C13", 5], ["C14", 3], ["C17", 7], ["C18", 7], ["C21", 3], ["C22", 3], ["C26", 7], ["C27", 4], ["C29", 7], ["C30", 6], ["C33", 8], ["C34", 10], ["C35", 8], ["C36", 7], ["C38", 9], ["C39", 9], ["C3912", 2], ["C40", 3]],
  D: [["D44", 5], ["D45", 2], ["D46", 3]],
  E: [["E47", 3], ["E48", 3], ["E49", 3], ["E50", 4]],
  F: [["F51", 11], ["F52", 9], ["F5292", 2]],
  G: [["G5413", 1], ["G5436", 1], ["G5431", 4], ["G54", 3], ["G58", 3], ["G59", 4], ["G6020", 3], ["G55", 1]],
  H: [["H61", 3], ["H6130", 1], ["H62", 9], ["H6242", 1]],
  I: [["I65", 9], ["I6513", 6], ["I6429", 2], ["I6432", 1], ["I64", 3], ["I63", 1]],
  J: [["J66", 2], ["J67", 4], ["J68", 2], ["J69", 2]],
  K: [["K70", 4], ["K7020", 3]],
  L: [["L71", 2], ["L72", 8], ["L7264", 1]],
  M: [["M73", 3], ["M74", 5], ["M75", 5]],
  N: [["N77", 2], ["N78", 3]],
  O: [["O80", 4], ["O81", 4], ["O82", 2]],
  P: [["P83", 1]],
  Q: [["Q84", 3], ["Q85", 1]],
  R: [["R87", 2], ["R88", 1], ["R89", 1], ["R90", 3]],
  S: [["S91", 3], ["S92", 4], ["S93", 1], ["S95", 4], ["S96", 1]],
  T: [["T97", 1]],
};

/** Every code that an enterprise of the demo may have, with the new-employment field that it belongs to, if any. */
const fields: ReadonlyMap<string, NewEmploymentId | null> = new Map(
  Object.values(codes).flatMap((own) => own.map(([code]) => [code, newEmploymentOf(code)])),
);

/** The new-employment field of an enterprise's code. */
export const fieldOfCode = (code: string): NewEmploymentId | null => fields.get(code) ?? null;

const bySection = new Map(sectorIds.map((id) => [id, choice(codes[id])]));

/** The section of an enterprise in a territory of the profile, by u in [0, 1). */
export const chooseSection: Record<Profile, (u: number) => SectorId> = {
  centre: choice(mixes.centre),
  software: choice(mixes.software),
  industry: choice(mixes.industry),
  mixed: choice(mixes.mixed),
  rural: choice(mixes.rural),
};

/** A code of the section, at the level of a division, group or class. */
export const chooseCode = (section: SectorId, u: number): string =>
  bySection.get(section)?.(u) ?? sector(section).id;

interface SectionFigures {
  /** Median headcount. */
  median: number;
  /** Share of enterprises in parks, where there are any. */
  inPark: number;
  /** How much more (or less) often its enterprises have a union, in logits. */
  lean: number;
}

const figures = (median: number, inPark: number, lean: number): SectionFigures => ({
  median,
  inPark,
  lean,
});

/** Invented, with the order that one expects: industry large and in parks, trade and catering small and outside. */
export const sectionFigures: Record<SectorId, SectionFigures> = {
  A: figures(9, 0.04, -0.25),
  B: figures(24, 0.05, 0.15),
  C: figures(21, 0.42, 0.18),
  D: figures(28, 0.2, 0.4),
  E: figures(19, 0.12, -0.05),
  F: figures(8, 0.09, -0.15),
  G: figures(13, 0.25, 0),
  H: figures(10, 0.04, -0.35),
  I: figures(15, 0.3, 0.1),
  J: figures(16, 0.12, 0.25),
  K: figures(14, 0.06, -0.05),
  L: figures(10, 0.12, -0.15),
  M: figures(13, 0.28, 0.1),
  N: figures(16, 0.1, 0.1),
  O: figures(8, 0.05, -0.3),
  P: figures(22, 0.03, 0.1),
  Q: figures(22, 0.05, 0.1),
  R: figures(11, 0.07, -0.2),
  S: figures(24, 0.03, 0),
  T: figures(10, 0, 0),
};
