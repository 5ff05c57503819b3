import { area, cityOf, isPlace, nation, placeOf } from "../domain/area.ts";
import type { FactTable } from "../domain/measure.ts";
import { identifier, list, raw, sql, type Sql } from "./sql.ts";

/**
 * The area columns of a ledger's fact table: `place` (330100, 310000, 450000), `city` (the 43 city-level areas: a
 * district of Hangzhou or Shanghai, a city of Guangxi) and `district` (county level). NULL is 未定位 at that level.
 * An area report has `adcode` and `parent`: its rows are stated totals, never added to one another.
 */
export interface AreaScope {
  /** Rows inside the area. */
  inside: Sql;
  /** Rows that make up its children, and the column of their adcodes. */
  parts: Sql;
  key: Sql;
}

/** The columns of a ledger's fact table that hold an area and its children; no column holds every place. */
export interface AreaLevels {
  adcode: string | null;
  inside: "place" | "city" | "district" | null;
  parts: "place" | "city" | "district";
}

/** Throws for an area that ledgers cannot hold. */
export function areaLevels(adcode: string | null): AreaLevels {
  if (adcode === null) return { adcode, inside: null, parts: "place" };
  if (isPlace(adcode)) return { adcode, inside: "place", parts: "city" };
  if (cityOf(adcode) === adcode) return { adcode, inside: "city", parts: "district" };
  if (placeOf(adcode) !== null) return { adcode, inside: "district", parts: "district" };
  throw new Error(`no ledgers for area ${adcode}: choose 330100, 310000, 450000 or an area inside`);
}

/** How an area is looked up in a fact table; throws when the table cannot hold it. */
export function areaScope(table: FactTable, adcode: string | null): AreaScope {
  if (table === "area_report") return reportScope(adcode ?? nation);
  const { inside: column, parts } = areaLevels(adcode);
  const inside =
    column === null || adcode === null ? raw("true") : sql`${identifier(column)} = ${adcode}`;
  return { inside, parts: inside, key: identifier(parts) };
}

function reportScope(adcode: string): AreaScope {
  if (area(adcode) === undefined) throw new Error(`unknown area: ${adcode}`);
  return {
    inside: sql`${identifier("adcode")} = ${adcode}`,
    parts: sql`${identifier("parent")} = ${adcode}`,
    key: identifier("adcode"),
  };
}

/**
 * Facts in which a row stands once for each area that it lies in, as `scope` (000000 is every place), and says which
 * child of that area it is of, as `part`. For an area report the two follow from whether parts are asked for.
 */
export const scopedFacts = (table: FactTable, facts: Sql, ofParts: boolean): Sql =>
  table === "area_report"
    ? sql`(SELECT *, ${raw(ofParts ? "parent" : "adcode")} AS scope, adcode AS part FROM ${facts}) AS scoped`
    : sql`(SELECT *, unnest([${nation}, place, city]) AS scope, unnest([place, city, district]) AS part FROM ${facts}) AS scoped`;

/** How several areas are looked up in `scopedFacts`: places, city-level areas and every place; any of a report. */
export function areasScope(areas: readonly string[]): AreaScope {
  const inside = sql`scope IN ${list(areas)}`;
  return { inside, parts: inside, key: identifier("part") };
}
