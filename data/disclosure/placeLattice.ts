import { unitNature } from "../../src/domain/codelists.ts";
import type { CountedId } from "../../src/domain/measure.ts";
import { sizeBands } from "../../src/domain/size.ts";
import { isDominated, isFew, type DisclosureRule } from "./disclosureRule.ts";
import type { Part } from "./enterpriseClass.ts";
import type { Lattice, LatticeRow, Need } from "./lattice.ts";
import { latticeTables, type LatticeDimension } from "./latticeTables.ts";
import { added, equalTo, sumOf, valueAt, type Restriction, type Sum } from "./linear.ts";
import type { AreaHeads, PlaceData } from "./placeData.ts";
import {
  headMeasures,
  isHeadcount,
  keysOf,
  placeVariables,
  sectorMembers,
  tableMeasures,
  type Variable,
} from "./placeVariables.ts";

/** A row of the answers: one group of one measure in one scope. */
export interface PlaceRow extends LatticeRow {
  readonly measure: CountedId;
  /** "place", or a city-level area: null is what has none. */
  readonly scope: string | null;
  readonly by: LatticeDimension | null;
  readonly member: string | null;
  readonly numerator: Sum;
  readonly denominator: Sum;
  readonly leftOut: Sum;
}

export interface PlaceLattice extends Lattice {
  readonly variables: readonly Variable[];
  readonly rows: readonly PlaceRow[];
  readonly heads: readonly AreaHeads[];
}

export const wholePlace = "place";

export const rowKey = (
  measure: CountedId,
  scope: string | null,
  by: LatticeDimension | null,
  member: string | null,
): string => [measure, scope ?? "~", by ?? "", by === null ? "" : (member ?? "~")].join("|");

/** Everything that is published about a place in a period, and what of it must not be known. */
export function placeLattice(data: PlaceData, rule: DisclosureRule): PlaceLattice {
  const variables = placeVariables(data);
  const actual = trueValues(data, variables);
  const rows = latticeRows(data, variables);
  const { areas, measures, heads } = data;
  const needs = placeNeeds(rows, actual, rule, heads);
  return {
    variables,
    actual,
    rows,
    needs,
    heads,
    restrictions: structure(areas, measures, variables),
  };
}

/** What must not be known, were these the true values. */
export const placeNeeds = (
  rows: readonly PlaceRow[],
  actual: readonly number[],
  rule: DisclosureRule,
  heads: readonly AreaHeads[],
): Need[] => [
  ...rows.flatMap((row) => countNeeds(row, actual, rule)),
  ...nestedNeeds(rows, actual, rule),
  ...headNeeds(heads, rows, actual, rule),
];

function trueValues({ classes, measures }: PlaceData, variables: readonly Variable[]): number[] {
  const places = new Map(variables.map(({ key }, index) => [key, index]));
  const actual = variables.map(() => 0);
  const add = (key: string, count: number): void => {
    const index = places.get(key);
    if (index === undefined) throw new Error(`no variable ${key}`);
    actual[index] = (actual[index] ?? 0) + count;
  };
  for (const one of classes) {
    for (const key of keysOf(measures, one)) add(key, one.enterprises);
    for (const [id, { numerator, denominator }] of one.heads) {
      add(["heads", one.area, id, "covered"].join("|"), numerator);
      add(["heads", one.area, id, "uncovered"].join("|"), denominator - numerator);
    }
  }
  return actual;
}

/** The sector and park tables hold the same enterprises as the core one; a headcount fits the sizes behind it. */
function structure(
  areas: PlaceData["areas"],
  measures: readonly CountedId[],
  variables: readonly Variable[],
): Restriction[] {
  return areas.flatMap((area) => {
    const here = indexed(variables).filter(({ variable }) => variable.area === area);
    return [
      ...sameEnterprises(here, "sector"),
      ...sameEnterprises(here, "park"),
      ...headMeasures(measures).flatMap((id) => headRange(here, id)),
    ];
  });
}

interface Indexed {
  variable: Variable;
  index: number;
}

const indexed = (variables: readonly Variable[]): Indexed[] =>
  variables.map((variable, index) => ({ variable, index }));

function sameEnterprises(here: readonly Indexed[], table: "sector" | "park"): Restriction[] {
  const keys = new Set(here.map(({ variable }) => variable.joint[table]).filter(Boolean));
  return [...keys].map((key) => {
    const sideOf = (side: Variable["table"]): Sum =>
      sumOf(
        here
          .filter(({ variable }) => variable.table === side && variable.joint[table] === key)
          .map(({ index }) => index),
      );
    return equalTo(
      added([
        [1, sideOf("core")],
        [-1, sideOf(table)],
      ]),
      0,
    );
  });
}

/** Most employees that an enterprise of the open band is thought to have. */
const mostEmployees = 200_000;

/** Heads lie between the least and the most that the size bands of the enterprises behind them allow. */
function headRange(here: readonly Indexed[], id: CountedId): Restriction[] {
  const heads = here.filter(({ variable }) => variable.table === "heads" && variable.parts.has(id));
  const behind = here.filter(
    ({ variable }) => variable.table === "core" && isCounted(variable.parts.get(id)),
  );
  const total = sumOf(heads.map(({ index }) => index));
  const limit = (of: (variable: Variable) => number): Sum => ({
    indices: behind.map(({ index }) => index),
    factors: behind.map(({ variable }) => of(variable)),
  });
  const bandOf = ({ one }: Variable) => sizeBands.find(({ id: band }) => band === one.size);
  const tellsSize = ({ key }: Variable): boolean => key.split("|")[2] !== "";
  const least = limit((variable) => (tellsSize(variable) ? (bandOf(variable)?.min ?? 0) : 0));
  const most = limit((variable) =>
    tellsSize(variable) ? (bandOf(variable)?.max ?? mostEmployees) : mostEmployees,
  );
  return [
    { sum: added([[1, total], [-1, least]]), lower: 0, upper: Infinity }, // prettier-ignore
    { sum: added([[1, most], [-1, total]]), lower: 0, upper: Infinity }, // prettier-ignore
  ];
}

const isCounted = (part: Part | undefined): boolean => part === "covered" || part === "uncovered";

/** What hiding a row loses: totals are what everybody looks at. */
function costOf(scope: string | null, by: LatticeDimension | null, denominator: number): number {
  const size = Math.log1p(denominator);
  if (by === null) return (scope === wholePlace ? 1000 : 100) + size;
  return (scope === wholePlace ? 30 : 2) + size;
}

function latticeRows(data: PlaceData, variables: readonly Variable[]): PlaceRow[] {
  const all = indexed(variables);
  const scopes = [wholePlace, ...data.areas];
  return scopes.flatMap((scope) => {
    const here = scope === wholePlace ? all : all.filter(({ variable }) => variable.area === scope);
    return data.measures.flatMap((measure) => [
      latticeRow(here, measure, scope, null, null),
      ...(latticeTables[measure] ?? []).flatMap((by) =>
        membersOf(by, scope, data).map((member) => latticeRow(here, measure, scope, by, member)),
      ),
    ]);
  });
}

function membersOf(
  by: LatticeDimension,
  scope: string | null,
  { parks }: PlaceData,
): readonly (string | null)[] {
  if (by === "sector") return sectorMembers;
  if (by === "size") return [...sizeBands.map(({ id }) => id), null];
  if (by === "nature") return [...unitNature.codes.map(({ id }) => id), null];
  if (scope !== wholePlace) return parks.get(scope) ?? [null];
  return [...new Set([...parks.values()].flat())];
}

function latticeRow(
  here: readonly Indexed[],
  measure: CountedId,
  scope: string | null,
  by: LatticeDimension | null,
  member: string | null,
): PlaceRow {
  const isHeads = isHeadcount(measure);
  const table = tableOf(measure, by);
  const inRow = here.filter(
    ({ variable }) => variable.table === table && isMember(variable, by, member),
  );
  const sumFor = (among: readonly Indexed[], ...parts: readonly Part[]): Sum =>
    sumOf(
      among
        .filter(({ variable }) => parts.some((part) => variable.parts.get(measure) === part))
        .map(({ index }) => index),
    );
  const counted = isHeads ? here.filter(({ variable }) => variable.table === "heads") : inRow;
  const numerator = sumFor(counted, "covered");
  const denominator = sumFor(counted, "covered", "uncovered");
  const leftOut = sumFor(inRow, "left-out");
  return {
    key: rowKey(measure, scope, by, member),
    measure,
    scope,
    by,
    member,
    numerator,
    denominator,
    leftOut,
    quantities: [numerator, denominator, leftOut],
    cost: costOf(scope, by, denominator.indices.length),
  };
}

function tableOf(measure: CountedId, by: LatticeDimension | null): "core" | "sector" | "park" {
  if (by === "sector" || by === "park") return by;
  return tableMeasures("core", [measure]).length > 0 ? "core" : "park";
}

function isMember(
  { table, member, one }: Variable,
  by: LatticeDimension | null,
  wanted: string | null,
): boolean {
  if (by === null) return true;
  if (by === "sector" || by === "park") return table === by && member === wanted;
  return (by === "size" ? one.size : one.nature) === wanted;
}

const uncoveredOf = ({ numerator, denominator }: PlaceRow): Sum =>
  added([
    [1, denominator],
    [-1, numerator],
  ]);

/** Numerator and rest of the denominator, where they are few. */
function countNeeds(row: PlaceRow, actual: readonly number[], rule: DisclosureRule): Need[] {
  const least = isHeadcount(row.measure) ? rule.persons : rule.enterprises;
  return fewNeeds(row.key, [row.numerator, uncoveredOf(row)], actual, least);
}

const fewNeeds = (
  row: string,
  quantities: readonly Sum[],
  actual: readonly number[],
  least: number,
): Need[] =>
  quantities
    .filter((quantity) => isFew(Math.round(valueAt(quantity, actual)), least))
    .map((quantity) => ({ row, quantity, lower: 0, upper: least }));

/** Measures of which one counts a part of what the other counts: their difference is told along with them. */
const nested: readonly (readonly [outer: CountedId, inner: CountedId])[] = [
  ["union-rate-25plus", "rate-100plus"],
  ["union-rate-25plus", "zone-50plus-rate"],
];

function nestedNeeds(
  rows: readonly PlaceRow[],
  actual: readonly number[],
  rule: DisclosureRule,
): Need[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return nested.flatMap(([outer, inner]) =>
    rows
      .filter(({ measure }) => measure === inner)
      .flatMap((row) => {
        const around = byKey.get(rowKey(outer, row.scope, row.by, row.member));
        if (around === undefined) return [];
        const rest = ([wide, narrow]: readonly [Sum, Sum]): Sum =>
          added([
            [1, wide],
            [-1, narrow],
          ]);
        const differences = [
          rest([around.numerator, row.numerator]),
          rest([uncoveredOf(around), uncoveredOf(row)]),
        ];
        return fewNeeds(row.key, differences, actual, rule.enterprises).map((need): Need => ({
          ...need,
          implied: true,
        }));
      }),
  );
}

/** Headcounts that a large contributor dominates: both limits lie as far away as the rule asks. */
function headNeeds(
  heads: readonly AreaHeads[],
  rows: readonly PlaceRow[],
  actual: readonly number[],
  rule: DisclosureRule,
): Need[] {
  return rows.flatMap((row) => {
    const behind = heads.filter(
      ({ area, measure }) =>
        measure === row.measure && (row.scope === wholePlace || area === row.scope),
    );
    return (["numerator", "denominator"] as const).flatMap((count): Need[] => {
      const value = valueAt(row[count], actual);
      const ranked = behind
        .flatMap((one) => [one[count].first, one[count].second])
        .sort((a, b) => b - a);
      const [first = 0, second = 0] = ranked;
      if (!isDominated({ total: value, first, second }, rule)) return [];
      const room = Math.max(rule.persons, Math.ceil(rule.dominance * first));
      const [quantity, lower] = [row[count], Math.max(0, value - room)];
      return [{ row: row.key, quantity, lower, upper: value + room }];
    });
  });
}

/** The rows that hold something that must not be known: hidden whatever else is. */
export const primaryRows = ({ needs }: Lattice): Set<string> =>
  new Set(needs.filter(({ implied }) => implied !== true).map(({ row }) => row));
