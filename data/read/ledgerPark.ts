import { park, parkByName, parks, type Park } from "../../src/domain/park.ts";
import { halfWidth } from "./halfWidth.ts";

/** A park that rows may name: an official one, or one that the ledgers declare. */
export type LedgerPark = Pick<Park, "id" | "name" | "areas" | "lon" | "lat"> & {
  readonly level: string | null;
};

/** The parks of the official list. */
export const officialParks: readonly LedgerPark[] = parks;

/** The id of a park by its id or name. */
export type ParkId = (text: string) => string | undefined;

const officialId: ParkId = (text) =>
  (park(text) ?? park(halfWidth(text).toUpperCase()) ?? parkByName(text))?.id;

/** Looks parks up among the declared ones first, then in the official list. A name that two declared parks share is none. */
export function parkIds(declared: readonly LedgerPark[]): ParkId {
  const ids = new Set(declared.map(({ id }) => id));
  const byName = new Map<string, string | undefined>();
  for (const { id, name } of declared) byName.set(name, byName.has(name) ? undefined : id);
  return (text) => {
    if (ids.has(text)) return text;
    return byName.has(text) ? byName.get(text) : officialId(text);
  };
}
