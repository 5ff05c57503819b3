import type { DuckDBConnection } from "@duckdb/node-api";
import { runSql } from "../../../data/build/native.ts";
import { chooseNature, isPublicSector, natureFigures } from "../../../data/demo/natures.ts";
import { chooseSection, sectionFigures } from "../../../data/demo/sectorMix.ts";
import { territories, type Profile } from "../../../data/demo/territory.ts";
import { chooser } from "../../../data/demo/random.ts";
import { keyList, techList, unitNature } from "../../../src/domain/codelists.ts";
import { sectorIds } from "../../../src/domain/sector.ts";
import { raw, type SqlValue } from "../../../src/query/sql.ts";

/*
 * The demo's enterprises as one statement: the same shares of territories, natures, sections, sizes, parks and lists, with
 * the engine's hash instead of the demo's draws, and no ledger in between.
 */

/** Steps in which a share is looked up. */
const steps = { territory: 20_000, nature: 2000, section: 1000, park: 200 } as const;

const middles = (count: number): number[] =>
  Array.from({ length: count }, (_, step) => (step + 0.5) / count);

const chooseTerritory = chooser(territories.map(({ weight }) => weight));
const profiles = Object.keys(chooseSection) as Profile[];

const territoryRows = middles(steps.territory).map((u, step) => {
  const at = chooseTerritory(u);
  const found = territories[at];
  return [
    ...[step, found?.area.adcode ?? "", found?.place ?? "", found?.city?.adcode ?? ""],
    ...[found?.profile ?? "", found?.level ?? 0],
  ];
});

const natureRows = middles(steps.nature).map((u, step) => {
  const nature = chooseNature(u);
  const { rate, sizeFactor, membership } = natureFigures[nature];
  return [step, nature, rate ?? -1, sizeFactor, membership, isPublicSector(nature)];
});

/** Sections by profile, or by the nature that prefers some of its own. */
const sectionRows = middles(steps.section).flatMap((u, step) => [
  ...profiles.map((profile) => [step, profile, chooseSection[profile](u)]),
  ...unitNature.codes.flatMap(({ id }) => {
    const own = natureFigures[id].sections;
    return own === null ? [] : [[step, id, own(u)]];
  }),
]);

const parkRows = territories.flatMap(({ area, choosePark }) =>
  middles(steps.park).flatMap((u, step) => {
    const park = choosePark(u);
    return park === undefined ? [] : [[step, area.adcode, park.id]];
  }),
);

const figureRows = sectorIds.map((id) => {
  const { median, inPark, lean } = sectionFigures[id];
  return [id, median, inPark, lean];
});

const ownSections = unitNature.codes
  .filter(({ id }) => natureFigures[id].sections !== null)
  .map(({ id }) => `'${id}'`)
  .join(", ");

const bit = (lists: { codes: readonly { id: string }[] }, id: string): number =>
  1 << lists.codes.findIndex((code) => code.id === id);

/** Numbers 1 to `count` → enterprises, with the columns that the measures read. */
const enterprisesText = (count: number): string => `
CREATE TABLE enterprise AS
WITH drawn AS (
  SELECT n, t.adcode AS territory, t.place, t.city, t.level,
    nature, rate, size_factor, membership, is_public, section_figures.*,
    least(20000, greatest(1, round(median * size_factor
      * exp(1.12 * sqrt(-2 * ln(1 - u(n, 'size'))) * cos(2 * pi() * u(n, 'angle')))
      * CASE WHEN u(n, 'tail') < 1 / 70.0 THEN 3 * pow(1 - u(n, 'factor'), -1 / 1.4) ELSE 1 END)))::INTEGER AS size
  FROM range(1, ${count + 1}) AS numbers(n)
  JOIN territory_shares AS t ON t.step = floor(u(n, 'area') * ${steps.territory})::INTEGER
  JOIN nature_shares AS k ON k.step = floor(u(n, 'nature') * ${steps.nature})::INTEGER
  JOIN section_shares AS s ON s.step = floor(u(n, 'section') * ${steps.section})::INTEGER
    AND s.of = CASE WHEN nature IN (${ownSections}) THEN nature ELSE t.profile END
  JOIN section_figures USING (section)
), placed AS (
  SELECT drawn.*, u(n, 'unlocated') * 170 AS lost,
    CASE WHEN u(n, 'in-park') < in_park THEN p.park END AS park,
    section IN ('C', 'I', 'M') AND nature = 'nonpublic' AS is_tech
  FROM drawn LEFT JOIN park_shares AS p
    ON p.step = floor(u(n, 'park') * ${steps.park})::INTEGER AND p.of = territory
), willing AS (
  SELECT *,
    is_tech AND size >= 8 AND u(n, 'hitech') < 0.09 AS hitech,
    is_tech AND size BETWEEN 4 AND 500 AND u(n, 'tech-sme') < 0.12 AS sme,
    nature = 'nonpublic' AND u(n, 'key') < CASE WHEN size >= 1000 THEN 0.2 WHEN size >= 100 THEN 0.05 ELSE 0 END AS key,
    u(n, 'willing') < 1 / (1 + exp(-(
      ln(CASE WHEN rate < 0 THEN level ELSE rate END / (1 - CASE WHEN rate < 0 THEN level ELSE rate END))
      + CASE WHEN is_public THEN 0 WHEN size >= 100 THEN 1.35 WHEN size >= 50 THEN 0.35 WHEN size >= 25 THEN -0.43 ELSE -0.2 END
      + lean + CASE WHEN park IS NULL THEN -0.06 ELSE 0.2 END))) AS has_union
  FROM placed
)
SELECT
  CASE WHEN lost >= 1 THEN territory WHEN lost < 0.2 THEN NULL WHEN lost < 0.6 AND city <> '' THEN city ELSE place END AS adcode,
  CASE WHEN lost >= 1 THEN park END AS park,
  CASE WHEN u(n, 'sector-empty') >= 0.006 THEN section END AS sector,
  nature AS unit_nature,
  CASE WHEN u(n, 'headcount') >= 0.008 THEN size END AS employees,
  CASE WHEN has_union THEN least(size, greatest(1, round(size * (membership + 0.3 * (u(n, 'members') - 0.5)))))::INTEGER ELSE 0 END AS members,
  CASE WHEN u(n, 'real-name') >= 0.015 THEN (members * 0.97)::INTEGER END AS real_name_members,
  (members * (0.15 + 0.55 * u(n, 'women')))::INTEGER AS women_members,
  CASE WHEN NOT has_union THEN 'none'
    WHEN u(n, 'mode') < CASE WHEN is_public THEN 0.93 WHEN size >= 100 THEN 0.86 WHEN size >= 25 THEN 0.58 ELSE 0.14 END THEN 'standalone'
    WHEN u(n, 'mode') < CASE WHEN is_public THEN 0.98 WHEN size >= 100 THEN 0.96 WHEN size >= 25 THEN 0.86 ELSE 0.46 END THEN 'joint'
    ELSE 'coverage' END AS build_mode,
  CASE WHEN NOT key THEN 0 ELSE
    CASE section WHEN 'I' THEN ${bit(keyList, "city-key-internet")} WHEN 'C' THEN ${bit(keyList, "little-giant")} ELSE ${bit(keyList, "unicorn")} END
    | CASE WHEN u(n, 'second') < 0.3 THEN ${bit(keyList, "listed")} WHEN size >= 1000 AND u(n, 'second') < 0.7 THEN ${bit(keyList, "private500")} ELSE 0 END
  END AS key_lists,
  CASE WHEN hitech THEN ${bit(techList, "hitech")} ELSE 0 END | CASE WHEN sme THEN ${bit(techList, "tech-sme")} ELSE 0 END AS tech_lists,
  CASE WHEN u(n, 'party') < 0.96 THEN
    u(n, 'party') < CASE WHEN is_public THEN 0.94 WHEN size >= 100 THEN 0.72 WHEN size >= 50 THEN 0.46 WHEN size >= 25 THEN 0.24 ELSE 0.05 END END AS party_org,
  CASE WHEN is_public THEN true WHEN size >= 25 THEN u(n, 'should') >= 0.07 WHEN u(n, 'should') >= 0.2 THEN u(n, 'should') >= 0.9 END AS should_build,
  CASE WHEN nature = 'nonpublic' AND u(n, 'present') >= 0.05 THEN u(n, 'present') >= 0.12 END AS physical_present,
  CASE WHEN nature IN ('public', 'soe', 'collective') OR (nature = 'nonpublic' AND size >= 90 AND has_union)
    THEN u(n, 'democracy') < 0.9 END AS democratic_management,
  NULL::VARCHAR AS platform_role,
  0 AS scale_classes
FROM willing`;

const literal = (value: SqlValue): string =>
  typeof value === "string" ? `'${value}'` : String(value);

async function createTable(
  connection: DuckDBConnection,
  name: string,
  columns: string,
  rows: readonly (readonly SqlValue[])[],
): Promise<void> {
  const values = rows.map((row) => `(${row.map(literal).join(", ")})`).join(", ");
  await runSql(connection, raw(`CREATE TABLE ${name}(${columns})`));
  await runSql(connection, raw(`INSERT INTO ${name} VALUES ${values}`));
}

/** Makes the validated table `enterprise` of synthetic enterprises, without the columns that no measure reads. */
export async function createEnterprises(
  connection: DuckDBConnection,
  count: number,
): Promise<void> {
  const make = (...table: [name: string, columns: string, rows: SqlValue[][]]) =>
    createTable(connection, ...table);
  await make(
    "territory_shares",
    "step INTEGER, adcode VARCHAR, place VARCHAR, city VARCHAR, profile VARCHAR, level DOUBLE",
    territoryRows,
  );
  await make(
    "nature_shares",
    "step INTEGER, nature VARCHAR, rate DOUBLE, size_factor DOUBLE, membership DOUBLE, is_public BOOLEAN",
    natureRows,
  );
  await make("section_shares", "step INTEGER, of VARCHAR, section VARCHAR", sectionRows);
  await make("park_shares", "step INTEGER, of VARCHAR, park VARCHAR", parkRows);
  await make(
    "section_figures",
    "section VARCHAR, median DOUBLE, in_park DOUBLE, lean DOUBLE",
    figureRows,
  );
  const u =
    "CREATE MACRO u(n, purpose) AS (hash(hash(n, purpose)) >> 11)::DOUBLE / 9007199254740992.0";
  await runSql(connection, raw(u));
  await runSql(connection, raw(enterprisesText(count)));
}
