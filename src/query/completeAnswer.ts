import { areaChildren, isWithin, nation } from "../domain/area.ts";
import { measure, measureTables, type MeasureId } from "../domain/measure.ts";
import { conjuncts, type Predicate } from "../domain/predicate.ts";
import { sizeBands } from "../domain/size.ts";
import { ratedRow, type Answer, type AnswerRow } from "./answer.ts";
import { dimensionMembers, type Dimension } from "../domain/dimension.ts";
import { emptyCounts } from "./emptyCounts.ts";
import { isSupplied, type ParkPlace, type Supply } from "./supply.ts";
import { isCounted } from "./isCounted.ts";
import { isKept } from "../domain/isKept.ts";
import type { Key } from "../domain/filter.ts";
import { hiddenRow, type CountRow, type Question, type Selection, type Side } from "./question.ts";

/**
 * Counts → answer in which every member of a closed dimension appears: a group without rows is `none`, one outside
 * the population `not-applicable`, and all are `not-supplied` when the ledger lacks a column that the measure needs.
 */
export function completeAnswer(
  question: Question,
  counts: readonly CountRow[],
  supply: Supply,
): Answer {
  const sides: (readonly [Side, Selection])[] = [["base", question]];
  if (question.compare !== undefined) sides.push(["compared", question.compare]);
  const rows = sides.flatMap(([side, selection]) =>
    completeSide(
      question,
      selection,
      supply,
      side,
      counts.filter((row) => row.side === side),
    ),
  );
  return { question, rows };
}

function completeSide(
  question: Question,
  selection: Selection,
  supply: Supply,
  side: Side,
  counts: readonly CountRow[],
): AnswerRow[] {
  const { measure: id, by } = question;
  const needed = memberKeys(question, selection, supply);
  const found = new Set(needed.length === 0 ? [] : counts.map(({ keys }) => JSON.stringify(keys)));
  const keys = needed.filter((key) => !found.has(JSON.stringify(key)));
  const empty = keys.map((key) =>
    supply.withheld === true ? hiddenRow(side, key) : emptyCounts(id, side, key),
  );
  const unknownEmpty = (row: CountRow): boolean => row.keys.includes(null) && !isCounted(row);
  const told = toldPeriods(question, selection, supply);
  return [...counts.filter((row) => !unknownEmpty(row)), ...empty]
    .map((row) => statedRow(question, selection, supply, row, told))
    .sort((a, b) => compareKeys(by, a.keys, b.keys));
}

/** The keys that must appear: the members of one grouped dimension; combinations of several are left as found. */
function memberKeys(question: Question, selection: Selection, supply: Supply): Key[][] {
  const [dimension, ...more] = question.by;
  if (dimension === undefined) return [[]];
  if (more.length > 0) return [];
  return members(dimension, question, selection, supply)
    .filter((key) => isAsked(dimension, key, selection))
    .map((key) => [key]);
}

function members(
  dimension: Dimension,
  question: Question,
  selection: Selection,
  supply: Supply,
): readonly string[] {
  if (dimension === "period") return selection.periods;
  if (dimension === "park") return parkMembers(selection.in, supply.parks);
  if (dimension === "area") return areaMembers(question.measure, selection.in, supply);
  return dimensionMembers[dimension] ?? [];
}

function areaMembers(id: MeasureId, adcode: string | null, supply: Supply): readonly string[] {
  if (measure(id).table === "area_report")
    return areaChildren(adcode ?? nation).map((child) => child.adcode);
  return adcode === null ? supply.areas : areaChildren(adcode).map((child) => child.adcode);
}

const parkMembers = (adcode: string | null, parks: readonly ParkPlace[]): string[] =>
  parks
    .filter(({ areas }) => adcode === null || areas.some((area) => isWithin(area, adcode)))
    .map(({ id }) => id);

const isAsked = (dimension: Dimension, key: Key, { where }: Selection): boolean =>
  where.every((filter) => filter.dimension !== dimension || isKept(filter, key));

/** What the ledgers of some periods tell of a measure: worked out once, asked of every row. */
interface Told {
  isSupplied: boolean;
  /** City-level areas whose ledger is late in one of the periods. */
  late: readonly string[];
}

/** By the period of a row; undefined is all periods asked for. */
type ToldPeriods = (period: string | undefined) => Told;

function toldPeriods(
  { measure: id }: Question,
  selection: Selection,
  { columns, notReported }: Supply,
): ToldPeriods {
  const kept = new Map<string | undefined, Told>();
  return (period) => {
    const known = kept.get(period);
    if (known !== undefined) return known;
    const periods =
      period === undefined
        ? selection.periods.filter((one) => isAsked("period", one, selection))
        : [period];
    const told = {
      isSupplied: periods.every((one) => isSupplied(id, (table) => columns(table, one))),
      late:
        notReported === undefined
          ? []
          : measureTables(id).flatMap((table) => periods.flatMap((one) => notReported(table, one))),
    };
    kept.set(period, told);
    return told;
  };
}

function statedRow(
  question: Question,
  selection: Selection,
  supply: Supply,
  row: CountRow,
  toldOf: ToldPeriods,
): AnswerRow {
  const told = toldOf(row.keys[question.by.indexOf("period")] ?? undefined);
  if (
    !told.isSupplied ||
    isUnreported(question, selection, supply, row) ||
    isLate(question, selection, row, told)
  )
    return {
      ...row,
      numerator: null,
      denominator: null,
      leftOut: null,
      value: null,
      status: "not-supplied",
    };
  const rated = ratedRow(question.measure, row);
  return rated.status !== "ok" && !isApplicable(question, row)
    ? { ...rated, status: "not-applicable" }
    : rated;
}

/** An area report without a row for the area: unknown, not zero. */
function isUnreported(
  { measure: id, by }: Question,
  selection: Selection,
  supply: Supply,
  row: CountRow,
): boolean {
  if (measure(id).table !== "area_report") return false;
  const key = row.keys[by.indexOf("area")];
  return !supply.areas.includes(key ?? selection.in ?? nation);
}

/** An area, or a part of one, whose ledger is late in a period. */
function isLate({ by }: Question, selection: Selection, row: CountRow, { late }: Told): boolean {
  const area = by.includes("area") ? row.keys[by.indexOf("area")] : selection.in;
  if (late.length === 0 || area === null || area === undefined) return false;
  return late.some((adcode) => isWithin(area, adcode));
}

const keptLimits = new Map<MeasureId, readonly Predicate[]>();

/** What a row must meet to be of the population or eligible; asked of every group without a number. */
function limitsOf(id: MeasureId): readonly Predicate[] {
  const known = keptLimits.get(id);
  if (known !== undefined) return known;
  const { population, eligible } = measure(id);
  const limits = [...conjuncts(population), ...conjuncts(eligible)];
  keptLimits.set(id, limits);
  return limits;
}

/** Whether a group can belong to the measure's population at all: bands and natures outside it cannot. */
export function isApplicable(
  { measure: id, by }: Pick<Question, "measure" | "by">,
  row: Pick<CountRow, "keys">,
): boolean {
  const limits = limitsOf(id);
  return by.every((dimension, index) => {
    const key = row.keys[index];
    if (dimension === "nature")
      return limits.every(
        (limit) =>
          !("in" in limit && limit.column === "unit_nature") || limit.in.includes(key ?? ""),
      );
    if (dimension === "worker-group")
      return limits.every(
        (limit) =>
          !("in" in limit && limit.column === "worker_group") || limit.in.includes(key ?? ""),
      );
    if (dimension !== "size") return true;
    const band = sizeBands.find(({ id: bandId }) => bandId === key);
    return limits.every((limit) => {
      if (band === undefined || !("column" in limit) || limit.column !== "employees") return true;
      if ("min" in limit && limit.min !== undefined) return (band.max ?? Infinity) >= limit.min;
      if ("max" in limit && limit.max !== undefined) return band.min <= limit.max;
      return true;
    });
  });
}

/** Members in their own order, areas and periods by code, 未定位 last. */
function compareKeys(by: readonly Dimension[], a: readonly Key[], b: readonly Key[]): number {
  for (const [index, dimension] of by.entries()) {
    const order = compareKey(dimension, a[index] ?? null, b[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function compareKey(dimension: Dimension, a: Key, b: Key): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  const order = ranks.get(dimension);
  if (order !== undefined) return (order.get(a) ?? -1) - (order.get(b) ?? -1);
  return a < b ? -1 : 1;
}

/** Where the members of the closed dimensions stand in their order. */
const ranks = new Map(
  Object.entries(dimensionMembers).map(([dimension, members]) => [
    dimension,
    new Map(members.map((member, at) => [member, at])),
  ]),
);
