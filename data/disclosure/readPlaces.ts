import type { DuckDBConnection } from "@duckdb/node-api";
import { group } from "d3-array";
import { areaChildren, isWithin } from "../../src/domain/area.ts";
import type { CountedId } from "../../src/domain/measure.ts";
import type { RawRow } from "../../src/query/countRows.ts";
import { classesSql, contributionsSql } from "../../src/query/latticeSql.ts";
import type { ParkPlace } from "../../src/query/supply.ts";
import { runSql } from "../build/native.ts";
import type { Contributors } from "./disclosureRule.ts";
import { partOf } from "./enterpriseClass.ts";
import type { AreaHeads, ClassCount, PlaceData } from "./placeData.ts";
import { headMeasures, isHeadcount } from "./placeVariables.ts";

export interface ReadPlaces {
  /** Its table `enterprise_facts` holds the period. */
  connection: DuckDBConnection;
  period: string;
  /** Places of the data set. */
  places: readonly string[];
  measures: readonly CountedId[];
  parks: readonly ParkPlace[];
}

/** What the fact table of a period holds, by place; of what lies in no place only when there is any. */
export async function readPlaces(options: ReadPlaces): Promise<PlaceData[]> {
  const { connection, period, places, measures } = options;
  const heads = headMeasures(measures);
  const classes = group(await runSql(connection, classesSql(measures, period)), (row) =>
    text(row["place"]),
  );
  const contributions = group(
    heads.length === 0 ? [] : await runSql(connection, contributionsSql(heads, period)),
    (row) => text(row["place"]),
  );
  const found: (string | null)[] = [...places, ...(classes.has(null) ? [null] : [])];
  return found.map((place) =>
    placeData(place, options, classes.get(place) ?? [], contributions.get(place) ?? []),
  );
}

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);

function placeData(
  place: string | null,
  { measures, parks }: ReadPlaces,
  rows: readonly RawRow[],
  contributions: readonly RawRow[],
): PlaceData {
  const classes = rows.map((row) => classCount(row, measures));
  const unplaced = place === null || classes.some(({ area }) => area === null);
  const areas = [
    ...(place === null ? [] : areaChildren(place).map(({ adcode }) => adcode)),
    ...(unplaced ? [null] : []),
  ];
  const heads = contributions.flatMap((row) =>
    headMeasures(measures).map((id, index) => areaHeads(row, id, index)),
  );
  return { place, areas, parks: parksOf(areas, parks, classes), measures, classes, heads };
}

function classCount(row: RawRow, measures: readonly CountedId[]): ClassCount {
  const one = {
    area: text(row["city"]),
    sector: text(row["sector"]),
    size: text(row["size"]),
    nature: text(row["nature"]),
    mode: text(row["build_mode"]),
    park: text(row["park"]),
  };
  const heads = headMeasures(measures).map((id) => {
    const index = measures.indexOf(id);
    const counts = {
      numerator: Number(row[`numerator${index}`]),
      denominator: Number(row[`denominator${index}`]),
    };
    return [id, counts] as const;
  });
  return { ...one, enterprises: enterprisesOf(row, one, measures), heads: new Map(heads) };
}

/** The number of enterprises of a class is that of any measure which counts them; none counts: 0. */
function enterprisesOf(
  row: RawRow,
  one: Parameters<typeof partOf>[1],
  measures: readonly CountedId[],
): number {
  const counts = measures.flatMap((id, index) => {
    const part = partOf(id, one);
    if (part === "left-out") return [Number(row[`left_out${index}`])];
    if (part === null || isHeadcount(id)) return [];
    return [Number(row[`${part === "covered" ? "numerator" : "denominator"}${index}`])];
  });
  const [first = 0] = counts;
  const differing = counts.find((count) => count !== first);
  if (differing !== undefined)
    throw new Error(
      `measures disagree on a class: ${first} and ${differing} ${JSON.stringify(one)}`,
    );
  return first;
}

function areaHeads(row: RawRow, measure: CountedId, index: number): AreaHeads {
  const contributors = (count: "numerator" | "denominator"): Contributors => ({
    first: Number(row[`first_${count}${index}`] ?? 0),
    second: Number(row[`second_${count}${index}`] ?? 0),
  });
  return {
    area: text(row["city"]),
    measure,
    numerator: contributors("numerator"),
    denominator: contributors("denominator"),
  };
}

/** The parks that a row is published for in an area: those that lie in it and those that its enterprises name. */
function parksOf(
  areas: readonly (string | null)[],
  parks: readonly ParkPlace[],
  classes: readonly ClassCount[],
): Map<string | null, (string | null)[]> {
  return new Map(
    areas.map((area) => {
      const lying = parks.filter(
        ({ areas: held }) => area !== null && held.some((adcode) => isWithin(adcode, area)),
      );
      const named = classes.filter((one) => one.area === area).map(({ park }) => park);
      return [area, [...new Set([...lying.map(({ id }) => id), ...named, null])].sort(nullsLast)];
    }),
  );
}

function nullsLast(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
