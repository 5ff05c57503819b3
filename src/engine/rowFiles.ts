import { areaChildren, cityOf, isPlace, placeOf } from "../domain/area.ts";
import type { PeriodFiles } from "../domain/generation.ts";
import type { ParkPlace } from "../query/supply.ts";
import { rowTableColumns, rowTableName } from "../query/rowsSql.ts";
import type { TableFile } from "./factFiles.ts";

/** Key of the row file with the enterprises of no place. */
const noPlace = "none";

/**
 * Scopes of the row files that a list reads. A place: its city-level areas and its enterprises without a district; a
 * city-level area or a district: the one file that holds it; a park: the areas that it lies in and the enterprises of
 * their place without a district; neither area nor park: the enterprises of no place.
 */
export function rowScopes(adcode: string | null, park: ParkPlace | undefined): string[] {
  if (adcode === null) return park === undefined ? [noPlace] : parkScopes(park);
  if (isPlace(adcode)) return [...areaChildren(adcode).map((child) => child.adcode), adcode];
  const city = cityOf(adcode);
  return city === null ? [] : [city];
}

function parkScopes({ areas }: ParkPlace): string[] {
  const scopes = areas.flatMap((adcode) => [cityOf(adcode) ?? [], placeOf(adcode) ?? []].flat());
  return [...new Set(scopes)];
}

/** The row files of a period for those scopes; a scope without enterprises has none. */
export const rowFiles = ({ rows }: PeriodFiles, scopes: readonly string[]): TableFile[] =>
  scopes.flatMap((scope) => {
    const ref = rows[scope];
    return ref === undefined ? [] : [{ table: rowTableName, columns: rowTableColumns, ref }];
  });
