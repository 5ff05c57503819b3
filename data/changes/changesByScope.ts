import { group } from "d3-array";
import { areaChildren } from "../../src/domain/area.ts";
import {
  addCounts,
  causes,
  moverClasses,
  type Cause,
  type Changes,
  type Flow,
  type FlowCounts,
  type Movers,
} from "../../src/domain/changes.ts";
import { measure, type CountedId } from "../../src/domain/measure.ts";
import { partKey, type FlowRow } from "../../src/query/changeFlowsSql.ts";
import type { RawRow } from "../../src/query/countRows.ts";
import type { MoverRow } from "../../src/query/moversSql.ts";
import type { When } from "../../src/query/differingSql.ts";
import { checkChanges } from "./checkChanges.ts";
import type { Compared } from "./compareStatements.ts";

/** What of the flows is one area: its key there, and its adcode; null is 未定位. */
interface Place {
  key: string;
  area: string | null;
}

/** The changes of every place and of each city-level area of it. Throws LedgerError when they do not add up. */
export function changesByScope(
  compared: Compared,
  ids: readonly CountedId[],
  places: readonly string[],
): ReadonlyMap<string, Changes> {
  const flows = new FlowTable(compared, ids);
  const movers = moversByScope(compared);
  const scopes = places.flatMap((place) => [
    { whole: { key: place, area: place }, scope: place },
    ...areaChildren(place).map(({ adcode }) => ({
      whole: { key: partKey(place, adcode), area: adcode },
      scope: adcode,
    })),
  ]);
  return new Map(
    scopes.map(({ whole, scope }) => {
      const areas = [whole, ...partsOf(scope)] as const;
      const measures = Object.fromEntries(ids.map((id) => [id, flows.of(id, areas)]));
      const changes: Changes = { measures, movers: movers?.get(scope) ?? noMovers(compared) };
      checkChanges(scope, changes);
      return [scope, changes];
    }),
  );
}

/** A scope without parts has none, not even 未定位. */
function partsOf(scope: string): Place[] {
  const children = areaChildren(scope).map(({ adcode }) => adcode);
  return children.length === 0
    ? []
    : [...children, null].map((area) => ({ key: partKey(scope, area), area }));
}

/** The counts of measures before and after by area, and what each cause changed of them. */
class FlowTable {
  readonly #ids: readonly CountedId[];
  readonly #totals: Record<When, ReadonlyMap<string, readonly FlowCounts[]>>;
  readonly #flows: ReadonlyMap<string, readonly FlowRow[]> | null;

  constructor({ totals, rows }: Compared, ids: readonly CountedId[]) {
    this.#ids = ids;
    this.#totals = { before: sums(totals.before, ids), after: sums(totals.after, ids) };
    this.#flows = rows === null ? null : group(rows.flows, flowKey);
  }

  of(id: CountedId, [whole, ...parts]: readonly [Place, ...Place[]]): [Flow, ...Flow[]] {
    const index = this.#ids.indexOf(id);
    const flow = ({ key, area }: Place): Flow => ({
      area,
      before: this.#totals.before.get(key)?.[index] ?? nothing(id),
      after: this.#totals.after.get(key)?.[index] ?? nothing(id),
      causes: this.#flows === null ? null : causesOf(id, this.#flows.get(`${key} ${index}`) ?? []),
    });
    return [flow(whole), ...parts.map(flow)];
  }
}

const flowKey = ({ area, measure: index }: FlowRow): string => `${area} ${index}`;

const isCount = (id: CountedId): boolean => measure(id).kind === "count";
const nothing = (id: CountedId): FlowCounts => [0, isCount(id) ? null : 0];

function causesOf(id: CountedId, rows: readonly FlowRow[]): NonNullable<Flow["causes"]> {
  const found: Partial<Record<Cause, FlowCounts>> = {};
  for (const cause of causes) {
    const row = rows.find((one) => one.cause === cause);
    if (row === undefined || (row.numerator === 0 && row.denominator === 0)) continue;
    found[cause] = [row.numerator, isCount(id) ? null : row.denominator];
  }
  return found;
}

/** Sums of the rows of a fact table by the keys of the flows. */
function sums(
  rows: readonly RawRow[],
  ids: readonly CountedId[],
): ReadonlyMap<string, readonly FlowCounts[]> {
  const found = new Map<string, readonly FlowCounts[]>();
  for (const row of rows) {
    const counts = ids.map((id, index): FlowCounts => [
      Number(row[`numerator${index}`] ?? 0),
      isCount(id) ? null : Number(row[`denominator${index}`] ?? 0),
    ]);
    for (const key of keysOf(row)) {
      const before = found.get(key);
      found.set(
        key,
        counts.map((count, index) => addCounts(before?.[index] ?? [0, count[1] && 0], count)),
      );
    }
  }
  return found;
}

function keysOf(row: RawRow): string[] {
  const [place, city, district] = ["place", "city", "district"].map((name) => textOf(row[name]));
  if (place === null || place === undefined) return [];
  const inPlace = [place, partKey(place, city ?? null)];
  return city === null || city === undefined
    ? inPlace
    : [...inPlace, partKey(city, district ?? null)];
}

const textOf = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

function moversByScope({ rows }: Compared): ReadonlyMap<string, Movers> | null {
  if (rows === null) return null;
  return new Map(
    [...group(rows.movers, ({ scope }) => scope)].map(([scope, found]) => [scope, moversOf(found)]),
  );
}

const moversOf = (rows: readonly MoverRow[]): Movers =>
  Object.fromEntries(
    moverClasses.map((what) => {
      const found = rows.filter((row) => row.what === what);
      const named = found.map(({ scope: _scope, what: _what, total: _total, ...mover }) => mover);
      return [what, { total: found[0]?.total ?? 0, rows: named }];
    }),
  ) as Movers;

const noMovers = ({ rows }: Compared): Movers | null => (rows === null ? null : moversOf([]));
