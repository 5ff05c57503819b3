import { areaChildren } from "../../src/domain/area.ts";
import type { CountedId } from "../../src/domain/measure.ts";
import { hiddenMark, type AnswersFile } from "../../src/query/answersFile.ts";
import { everywhere } from "../../src/query/firstQuestions.ts";
import type { Key } from "../../src/domain/filter.ts";
import { questionKey, type Question } from "../../src/query/question.ts";
import { latticeTables, type LatticeDimension } from "./latticeTables.ts";
import { valueAt, type Sum } from "./linear.ts";
import type { SeenPlace } from "./linkLattices.ts";
import { rowKey, wholePlace, type PlaceRow } from "./placeRow.ts";

/** A place of a period as it is published. */
export interface ToldPlace extends SeenPlace {
  readonly place: string | null;
}

/** Counts of a row as they are told; null: hidden. */
export type Told = readonly [numerator: number, denominator: number, leftOut: number] | null;

/** One group of an answer. */
interface ToldRow {
  keys: readonly Key[];
  told: Told;
}

/** What a place tells of its rows. */
export class ToldRows {
  /** "place" and its areas. */
  readonly scopes: readonly (string | null)[];
  readonly #place: ToldPlace;
  readonly #rows: ReadonlyMap<string, PlaceRow>;

  constructor(place: ToldPlace) {
    this.#place = place;
    this.#rows = new Map(place.lattice.rows.map((row) => [row.key, row]));
    this.scopes = [...new Set(place.lattice.rows.map(({ scope }) => scope))];
  }

  get place(): string | null {
    return this.#place.place;
  }

  /** Members of a dimension for which a scope has rows. */
  members(id: CountedId, scope: string | null, by: LatticeDimension): readonly (string | null)[] {
    return this.#place.lattice.rows
      .filter((row) => row.measure === id && row.scope === scope && row.by === by)
      .map(({ member }) => member);
  }

  /** What is told of the place and each of its areas. */
  totals(id: CountedId): NonNullable<Told>[] {
    return this.scopes.flatMap((scope) => {
      const told = this.told(id, scope, null, null);
      return told === null ? [] : [told];
    });
  }

  told(id: CountedId, scope: string | null, by: LatticeDimension | null, member: Key): Told {
    const key = rowKey(id, scope, by, member);
    const row = this.#rows.get(key);
    if (row === undefined) return [0, 0, 0];
    if (this.#place.hidden.has(key)) return null;
    const value = (sum: Sum): number => Math.round(valueAt(sum, this.#place.lattice.actual));
    return [value(row.numerator), value(row.denominator), value(row.leftOut)];
  }
}

/** The answers of one scope: an adcode or "all". */
export function scopeAnswers(
  scope: string,
  places: readonly ToldRows[],
  ids: readonly CountedId[],
  period: string,
): AnswersFile {
  const answers: Record<string, AnswersFile[string]> = {};
  for (const id of ids)
    for (const { by, rows } of groupings(scope, places, id)) {
      const question: Question = {
        measure: id,
        in: scope === everywhere ? null : scope,
        periods: [period],
        where: [],
        by,
      };
      answers[questionKey(question)] = rows
        .filter(({ keys, told }) => keys.length === 0 || !isNothing(told))
        .map(formatRow);
    }
  return answers;
}

const isNothing = (told: Told): boolean => told !== null && told.every((count) => count === 0);

const formatRow = ({ keys, told }: ToldRow): (Key | number)[] =>
  told === null ? [...keys, hiddenMark] : [...keys, ...told];

interface Grouping {
  by: Question["by"];
  rows: readonly ToldRow[];
}

function groupings(scope: string, places: readonly ToldRows[], id: CountedId): Grouping[] {
  const parts = partsOf(scope, places);
  const byArea = areasOf(scope, places, id);
  return [
    { by: [], rows: [{ keys: [], told: sumOf(parts, id, null, null) }] },
    ...(byArea === null ? [] : [{ by: ["area"] as const, rows: byArea }]),
    ...(latticeTables[id] ?? []).map((by) => ({ by: [by], rows: byMember(parts, id, by) })),
  ];
}

interface Part {
  rows: ToldRows;
  scope: string | null;
}

/** The pieces that a scope is the sum of. */
function partsOf(scope: string, places: readonly ToldRows[]): Part[] {
  if (scope === everywhere) return places.map((rows) => ({ rows, scope: wholePlace }));
  return places.flatMap((rows): Part[] => {
    if (rows.place === scope) return [{ rows, scope: wholePlace }];
    return rows.scopes.includes(scope) ? [{ rows, scope }] : [];
  });
}

/** The areas of a place, the places of all; of a city-level area none are told. */
function areasOf(scope: string, places: readonly ToldRows[], id: CountedId): ToldRow[] | null {
  if (scope === everywhere)
    return places.map((rows) => ({
      keys: [rows.place],
      told: rows.told(id, wholePlace, null, null),
    }));
  const place = places.find((rows) => rows.place === scope);
  if (place === undefined || areaChildren(scope).length === 0) return null;
  return place.scopes
    .filter((area) => area !== wholePlace)
    .map((area) => ({ keys: [area], told: place.told(id, area, null, null) }));
}

function byMember(parts: readonly Part[], id: CountedId, by: LatticeDimension): ToldRow[] {
  const members = new Set(parts.flatMap(({ rows, scope }) => rows.members(id, scope, by)));
  return [...members].map((member) => ({
    keys: [member],
    told: sumOf(parts, id, by, member),
  }));
}

/** A sum is told only when all its parts are. */
function sumOf(
  parts: readonly Part[],
  id: CountedId,
  by: LatticeDimension | null,
  member: Key,
): Told {
  const sum: [number, number, number] = [0, 0, 0];
  for (const { rows, scope } of parts) {
    const told = rows.told(id, scope, by, member);
    if (told === null) return null;
    told.forEach((count, index) => (sum[index] = (sum[index] ?? 0) + count));
  }
  return sum;
}

/** The trend of measures in an area, over the periods that supply them. */
export function trendRows(
  scope: string,
  id: CountedId,
  periods: readonly { period: string; rows: readonly ToldRows[]; ids: readonly CountedId[] }[],
): AnswersFile[string] {
  return periods
    .filter(({ ids }) => ids.includes(id))
    .map(({ period, rows }) =>
      formatRow({ keys: [period], told: sumOf(partsOf(scope, rows), id, null, null) }),
    );
}
