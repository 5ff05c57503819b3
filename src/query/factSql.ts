import {
  countColumn,
  countedIds,
  measure,
  measureCounts,
  type Count,
  type CountedId,
  type FactTable,
} from "../domain/measure.ts";
import type { Total } from "../domain/measureDefinition.ts";
import type { Predicate } from "../domain/predicate.ts";
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

/** The size band of a row over its `employees`, as column `size`. */
export const sizeCase = `CASE WHEN employees IS NULL THEN NULL ${sizeBands
  .map(({ id, max }) => (max === null ? `ELSE '${id}'` : `WHEN employees <= ${max} THEN '${id}'`))
  .join(" ")} END AS size`;

/** The dimensions of each fact table over its validated ledger table. */
export const dimensionSelect: Record<FactTable, readonly string[]> = {
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
  union_organisation: [...ledgerAreas, "park"],
  star_rating: ledgerAreas,
  federation: [...ledgerAreas, "park"],
  staff: ledgerAreas,
  service_facility: ledgerAreas,
  member: [...ledgerAreas, "worker_group"],
  park: [...ledgerAreas, "park_id AS park"],
};

/**
 * Where the rows of a fact table come from when not from its ledger as it stands: of each union the rating of its
 * latest year, in the area of the union; a park by the place of the first area that it names, and in no district.
 */
const sources: Partial<Record<FactTable, string>> = {
  star_rating: `(SELECT star_rating.*, union_organisation.adcode FROM star_rating
  LEFT JOIN union_organisation USING (union_id)
  QUALIFY row_number() OVER (PARTITION BY union_id ORDER BY star_rating.year DESC) = 1)`,
  park: `(SELECT *, CASE substr(regexp_extract(adcodes, '[0-9]{6}'), 1, 2) WHEN '33' THEN '330100'
    WHEN '31' THEN '310000' WHEN '45' THEN '450000' END AS adcode FROM park)`,
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
  union_organisation: ["place", "city", "district", "park"],
  star_rating: ["place", "city", "district"],
  federation: ["place", "city", "district", "park"],
  staff: ["place", "city", "district"],
  service_facility: ["place", "city", "district"],
  member: ["place", "city", "district", "worker_group"],
  park: ["place", "city", "district", "park"],
};

/** The measures that a fact table carries. */
export const factMeasures = (table: FactTable): readonly CountedId[] =>
  countedIds.filter((id) => measure(id).table === table);

/**
 * One row per combination of dimensions of the validated table, with the additive counts of every measure (INTEGER).
 * Rows come in the order of the dimensions, unknown last, so that equal input gives an equal file.
 */
export function factSql(table: FactTable, period: string): Sql {
  const counts = factMeasures(table).flatMap((id) =>
    measureCounts(id).map(
      (count) => sql`${countSql(id, count)} AS ${identifier(countColumn(id, count))}`,
    ),
  );
  const order = factColumns[table].map((name) => sql`${identifier(name)} NULLS LAST`);
  return sql`SELECT ${raw(`'${period}' AS period`)}, ${join(dimensionSelect[table].map(raw), ", ")}, ${join(counts, ", ")}
FROM ${raw(sources[table] ?? identifier(table).text)}
GROUP BY ALL
ORDER BY ${join(order, ", ")}`;
}

/** One count of a measure over rows of its validated table, as an aggregate (INTEGER). */
export function countSql(id: CountedId, count: Count): Sql {
  const { table, population, known, eligible, covered, numerator, denominator } = measure(id);
  const where = (...parts: readonly Predicate[]): Sql => predicateSql(table, { all: parts });
  const counts: Record<Count, () => Sql> = {
    numerator: () => totalSql(numerator, where(population, known, eligible, covered)),
    denominator: () => totalSql(denominator, where(population, known, eligible)),
    left_out: () => totalSql("rows", sql`${where(population)} AND (${where(known)}) IS NOT TRUE`),
  };
  return sql`CAST(${counts[count]()} AS INTEGER)`;
}

function totalSql(total: Total, rows: Sql): Sql {
  if (total === "rows") return sql`count(*) FILTER (WHERE ${rows})`;
  const sum = (name: string): Sql =>
    sql`coalesce(sum(${identifier(name)}) FILTER (WHERE ${rows}), 0)`;
  return total.less === undefined ? sum(total.sum) : sql`${sum(total.sum)} - ${sum(total.less)}`;
}
