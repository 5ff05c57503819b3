import { readFile } from "node:fs/promises";
import type { Generation, PeriodFiles } from "../../src/domain/generation.ts";
import { hiddenMark, type AnswersFile } from "../../src/query/answersFile.ts";
import { questionKey, type Question } from "../../src/query/question.ts";
import { openContentStore } from "../build/contentStore.ts";
import type { DisclosureRule } from "./disclosureRule.ts";
import type { Told } from "./latticeAnswers.ts";
import type { SeenPlace } from "./linkLattices.ts";
import { added, equalTo, sumOf, valueAt, type Restriction } from "./linear.ts";
import { beyondAll } from "./lattice.ts";
import type { PlaceLattice } from "./placeLattice.ts";
import { placeNeeds } from "./placeNeeds.ts";
import { wholePlace, type PlaceRow } from "./placeRow.ts";
import { openSolver } from "./solver.ts";

/** A generation of the aggregate profile that readers have seen. */
export interface Published {
  /** Its data folder. */
  readonly folder: string;
  readonly generation: Generation;
}

/** What readers have seen of a place in a period. */
export interface Seen {
  /** Rows that were hidden and stay so; none when what was told differs from what is true now. */
  readonly hidden: ReadonlySet<string>;
  /** When it differs: the earlier state, as near to the present one as what was told allows. */
  readonly differing: SeenPlace | null;
}

const nothingSeen: Seen = { hidden: new Set(), differing: null };

export async function seenBefore(
  published: Published | null,
  period: string,
  place: string | null,
  lattice: PlaceLattice,
  rule: DisclosureRule,
): Promise<Seen> {
  const rows = await publishedRows(published, period, place, lattice.rows);
  if (rows === null) return nothingSeen;
  const hidden = new Set([...rows].filter(([, told]) => told === null).map(([key]) => key));
  const isSame = lattice.rows.every((row) => {
    const told = rows.get(row.key);
    return told === undefined || told === null || isTrue(row, told, lattice.actual);
  });
  if (isSame) return { hidden, differing: null };
  return { hidden: new Set(), differing: await nearestState(lattice, rows, rule) };
}

const isTrue = (
  { quantities }: PlaceRow,
  told: NonNullable<Told>,
  actual: readonly number[],
): boolean => quantities.every((sum, index) => Math.round(valueAt(sum, actual)) === told[index]);

/** What everybody knows who reads these rows. */
export const toldRestrictions = (
  rows: readonly PlaceRow[],
  told: ReadonlyMap<string, Told>,
): Restriction[] =>
  rows.flatMap(({ key, quantities }) => {
    const counts = told.get(key) ?? null;
    return counts === null ? [] : quantities.map((sum, index) => equalTo(sum, counts[index] ?? 0));
  });

/** What a generation tells of the rows of a lattice, by their keys; null when it does not have the period. */
export async function publishedRows(
  published: Published | null,
  period: string,
  place: string | null,
  rows: readonly PlaceRow[],
): Promise<ReadonlyMap<string, Told> | null> {
  const dataset = published?.generation.datasets.find(({ id }) => id === "ledger");
  const files = dataset?.periods.find((one) => one.period === period);
  if (published === null || files === undefined || place === null) return null;
  const read = answersReader(published, files);
  const told = new Map<string, Told>();
  for (const row of rows) {
    const scope = row.scope === wholePlace ? place : row.scope;
    const found = await toldRow(row, scope, place, period, read);
    if (found !== undefined) told.set(row.key, found);
  }
  return told;
}

type ReadAnswers = (scope: string) => Promise<AnswersFile>;

function answersReader({ folder }: Published, { answers }: PeriodFiles): ReadAnswers {
  const store = openContentStore(folder);
  const known = new Map<string, AnswersFile>();
  return async (scope) => {
    const file = answers[scope];
    const held =
      known.get(scope) ??
      (file === undefined
        ? {}
        : (JSON.parse(await readFile(store.path(file), "utf8")) as AnswersFile));
    known.set(scope, held);
    return held;
  };
}

/** Undefined: the generation tells nothing of it. A group without a row is empty. */
async function toldRow(
  { measure, by, member }: PlaceRow,
  scope: string | null,
  place: string,
  period: string,
  read: ReadAnswers,
): Promise<Told | undefined> {
  const unplaced = scope === null;
  if (unplaced && by !== null) return undefined;
  const keys = unplaced ? [null] : by === null ? [] : [member];
  const question: Question = {
    measure,
    in: unplaced ? place : scope,
    periods: [period],
    where: [],
    by: unplaced ? ["area"] : by === null ? [] : [by],
  };
  const answers = await read(question.in ?? place);
  const rows = answers[questionKey(question)];
  if (rows === undefined) return undefined;
  const row = rows.find((one) => keys.every((key, index) => one[index] === key));
  if (row === undefined) return [0, 0, 0];
  if (row[keys.length] === hiddenMark) return null;
  const [numerator, denominator, leftOut] = row.slice(keys.length).map(Number);
  return [numerator ?? 0, denominator ?? 0, leftOut ?? 0];
}

/** The state that fits what was told and moves the fewest enterprises and heads from the present one. */
async function nearestState(
  lattice: PlaceLattice,
  told: ReadonlyMap<string, Told>,
  rule: DisclosureRule,
): Promise<SeenPlace> {
  const { actual } = lattice;
  const size = actual.length;
  const moved = actual.map((value, variable): Restriction =>
    equalTo(
      added([
        [1, sumOf([variable])],
        [-1, sumOf([size + variable])],
        [1, sumOf([2 * size + variable])],
      ]),
      value,
    ),
  );
  const columns = Array.from({ length: 3 * size }, () => 0);
  const solver = await openSolver({
    lower: columns,
    upper: columns.map(() => beyondAll),
    restrictions: [...lattice.restrictions, ...toldRestrictions(lattice.rows, told), ...moved],
  });
  try {
    const point = solver.maximise({
      indices: columns.map((_, column) => column).slice(size),
      factors: columns.slice(size).map(() => -1),
    });
    if (point === null) throw new Error("what was published before contradicts itself");
    const before = [...point.slice(0, size)];
    const needs = placeNeeds(lattice.rows, before, rule, lattice.heads);
    const hidden = new Set([...told].filter(([, row]) => row === null).map(([key]) => key));
    const guarded = needs.filter(({ row, implied }) => implied === true || hidden.has(row));
    return { lattice: { ...lattice, actual: before, needs: guarded }, hidden };
  } finally {
    solver.close();
  }
}
