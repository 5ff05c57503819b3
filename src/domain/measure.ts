import type { DatasetId } from "./generation.ts";
import type { FactTable, MeasureDefinition, Total } from "./measureDefinition.ts";
import { measureTable } from "./measures.ts";
import { predicateColumns } from "./predicate.ts";
import { ratioTable, type CountedId, type Ratio } from "./ratios.ts";
import { columnsOf, type TableName } from "./schema.ts";

export { factTables, type FactTable, type MeasureDefinition } from "./measureDefinition.ts";
export type { CountedId, Ratio } from "./ratios.ts";

/** A definition together with its id. `ratio`: the two counts of a ratio over two tables; the rest is its numerator's. */
export interface Measure extends MeasureDefinition {
  id: MeasureId;
  ratio?: Ratio;
}

export type MeasureId = CountedId | keyof typeof ratioTable;

/** The measures that fact tables have columns for, in the order of the select box. */
export const countedIds = Object.keys(measureTable) as CountedId[];

const ratioIds = Object.keys(ratioTable) as (keyof typeof ratioTable)[];

export const measureIds: readonly MeasureId[] = [...countedIds, ...ratioIds];

const isRatioId = (text: string): text is keyof typeof ratioTable =>
  Object.hasOwn(ratioTable, text);

export const isMeasureId = (text: string): text is MeasureId =>
  Object.hasOwn(measureTable, text) || isRatioId(text);

/** A measure by its id: always the same object, for it is looked up for every row of an answer. */
export const measure = (id: MeasureId): Measure => measures[id];

const measures = Object.fromEntries(measureIds.map((id) => [id, described(id)])) as Record<
  MeasureId,
  Measure
>;

function described(id: MeasureId): Measure {
  if (!isRatioId(id)) return { id, ...measureTable[id] };
  const { numerator, denominator, ...own } = ratioTable[id];
  const [above, below] = [measureTable[numerator], measureTable[denominator]];
  return {
    ...above,
    ...own,
    id,
    kind: "ratio",
    denominator: below.numerator,
    ratio: { numerator, denominator },
  };
}

const components = new Set<MeasureId>(
  Object.values(ratioTable).flatMap(({ numerator, denominator }) => [numerator, denominator]),
);

/** Whether the count only serves a ratio: it is asked for with it and offered nowhere. */
export const isComponent = (id: MeasureId): boolean => components.has(id);

/** Version of the definitions: part of a generation's identity. Grows with every change of a definition. */
export const measuresVersion = "3";

/** SQL name of one of the three counts of a measure in a fact table. */
export type Count = "numerator" | "denominator" | "left_out";
export const countColumn = (id: MeasureId, count: Count): string =>
  `${id.replaceAll("-", "_")}_${count}`;

/** The counts that a fact table holds of a measure: a count has a numerator alone. */
export const measureCounts = (id: CountedId): readonly Count[] =>
  measure(id).kind === "count" ? ["numerator"] : ["numerator", "denominator", "left_out"];

/** The counted measures that a measure is answered from: itself, or the two of a ratio. */
export function measureParts(id: MeasureId): readonly [CountedId, CountedId?] {
  if (!isRatioId(id)) return [id];
  const { numerator, denominator } = ratioTable[id];
  return [numerator, denominator];
}

/** The fact tables that a measure is answered from. */
export const measureFacts = (id: MeasureId): readonly FactTable[] => [
  ...new Set(partsOf(id).map((part) => measure(part).table)),
];

const partsOf = (id: MeasureId): CountedId[] => measureParts(id).flatMap((part) => part ?? []);

/** Columns of the measure's own table without which it has no value; of a ratio those of its numerator. */
export function measureColumns(id: MeasureId): string[] {
  const [first] = measureParts(id);
  const { population, known, eligible, covered, numerator, denominator } = measure(first);
  const named = [population, known, eligible, covered].flatMap(predicateColumns);
  return [...new Set([...named, ...totalColumns(numerator), ...totalColumns(denominator)])];
}

const totalColumns = (total: Total): string[] =>
  total === "rows" ? [] : [total.sum, ...(total.less === undefined ? [] : [total.less])];

/** A ledger table with the columns of it that a measure cannot do without. */
export interface MeasureSource {
  table: TableName;
  columns: readonly string[];
}

/** What a ledger must supply for a measure: values, and the division codes that put them into areas. */
export const measureSources = (id: MeasureId): readonly MeasureSource[] =>
  partsOf(id).flatMap((part) => {
    const { table } = measure(part);
    const own = { table, columns: [...measureColumns(part), ...areaColumns(table)] };
    return table === "star_rating" ? [own, unionAreas] : [own];
  });

/** A rating record names its union, which has the division code. */
const unionAreas: MeasureSource = {
  table: "union_organisation",
  columns: ["union_id", ...areaColumns("union_organisation")],
};

/** Where the division code is an optional column, nothing can be said of any area without it. */
function areaColumns(table: TableName): string[] {
  const optional = columnsOf(table).filter(({ presence }) => presence === "optional");
  return optional.some(({ name }) => name === "adcode") ? ["adcode"] : [];
}

/** The ledger tables that a measure needs, by their names in the schema. */
export const measureTables = (id: MeasureId): readonly TableName[] => [
  ...new Set(measureSources(id).map(({ table }) => table)),
];

/** Stated totals are a data set of their own; all other measures are asked of the ledgers. */
export const measureDataset = (id: MeasureId): DatasetId =>
  measure(id).table === "area_report" ? "report" : "ledger";
