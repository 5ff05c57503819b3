import {
  countColumn,
  measure,
  measureIds,
  type FactTable,
  type MeasureId,
} from "../domain/measure.ts";
import { sizeBands } from "../domain/size.ts";
import { predicateSql } from "./predicateSql.ts";
import { identifier, join, raw, sql, type Sql } from "./sql.ts";

/** Areas of a ledger row as SQL over its `adcode`; see `areaScope` for what the levels mean. */
export const ledgerAreas = [
  `CASE WHEN adcode LIKE '3301%' THEN '330100' WHEN adcode LIKE '31%' THEN '310000'
    WHEN adcode LIKE '45%' THEN '450000' END AS place`,
  `CASE WHEN adcode IN ('330100', '310000', '450000') THEN NULL
    WHEN adcode LIKE '45%' THEN substr(adcode, 1, 4) || '00' ELSE adcode END AS city`,
  `CASE WHEN adcode LIKE '%00' THEN NULL ELSE adcode END AS district`,
];

const reportAreas = [
  "adcode",
  `CASE WHEN adcode = '000000' THEN NULL WHEN adcode LIKE '__0000' THEN '000000'
    WHEN adcode LIKE '____00' THEN substr(adcode, 1, 2) || '0000'
    WHEN adcode LIKE '31%' THEN '310000' ELSE substr(adcode, 1, 4) || '00' END AS parent`,
];

const sizeCase = `CASE WHEN employees IS NULL THEN NULL ${sizeBands
  .map(({ id, max }) => (max === null ? `ELSE '${id}'` : `WHEN employees <= ${max} THEN '${id}'`))
  .join(" ")} END AS size`;

/** The dimensions of each fact table over its validated ledger table. */
const dimensionSelect: Record<FactTable, readonly string[]> = {
  enterprise: [
    ...ledgerAreas,
    "park",
    "sector",
    sizeCase,
    "unit_nature AS nature",
    "build_mode",
    "CAST(coalesce(key_lists, 0) AS INTEGER) AS key_lists",
    "CAST(coalesce(tech_lists, 0) AS INTEGER) AS tech_lists",
    "party_org",
  ],
  worker_group: [...ledgerAreas, "worker_group"],
  area_report: reportAreas,
};

export const factColumns: Record<FactTable, readonly string[]> = {
  enterprise: [
    "place",
    "city",
    "district",
    "park",
    "sector",
    "size",
    "nature",
    "build_mode",
    "key_lists",
    "tech_lists",
    "party_org",
  ],
  worker_group: ["place", "city", "district", "worker_group"],
  area_report: ["adcode", "parent"],
};

/** The measures that a fact table carries. */
export const factMeasures = (table: FactTable): readonly MeasureId[] =>
  measureIds.filter((id) => measure(id).table === table);

/**
 * One row per combination of dimensions of the validated table, with the additive counts of every measure (INTEGER).
 * Rows come in the order of the dimensions, unknown last, so that equal input gives an equal file.
 */
export function factSql(table: FactTable, period: string): Sql {
  const counts = factMeasures(table).flatMap(countsSql);
  const order = factColumns[table].map((name) => sql`${identifier(name)} NULLS LAST`);
  return sql`SELECT ${raw(`'${period}' AS period`)}, ${join(dimensionSelect[table].map(raw), ", ")}, ${join(counts, ", ")}
FROM ${identifier(table)}
GROUP BY ALL
ORDER BY ${join(order, ", ")}`;
}

function countsSql(id: MeasureId): Sql[] {
  const { table, kind, population, known, eligible, covered, numerator, denominator } = measure(id);
  const where = (...parts: Parameters<typeof predicateSql>[1][]): Sql =>
    predicateSql(table, { all: parts });
  const eligibleRows = where(population, known, eligible);
  const total = (part: "rows" | { sum: string }, rows: Sql): Sql =>
    part === "rows"
      ? sql`count(*) FILTER (WHERE ${rows})`
      : sql`coalesce(sum(${identifier(part.sum)}) FILTER (WHERE ${rows}), 0)`;
  const counts = [
    sql`CAST(${total(numerator, where(population, known, eligible, covered))} AS INTEGER) AS ${identifier(countColumn(id, "numerator"))}`,
  ];
  if (kind === "count") return counts;
  return [
    ...counts,
    sql`CAST(${total(denominator, eligibleRows)} AS INTEGER) AS ${identifier(countColumn(id, "denominator"))}`,
    sql`CAST(count(*) FILTER (WHERE ${predicateSql(table, population)} AND (${predicateSql(table, known)}) IS NOT TRUE) AS INTEGER) AS ${identifier(countColumn(id, "left_out"))}`,
  ];
}
