import type { Place } from "../domain/area.ts";
import { pastedEntries, type PastedEntry, type PastedList } from "../domain/pastedEntries.ts";
import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { NoRows } from "../engine/rowAccess.ts";
import { lookupSql, type FoundEnterprise } from "../query/lookupSql.ts";

export type { FoundEnterprise } from "../query/lookupSql.ts";

export interface LookupInput {
  text: string;
  period: Period;
  /** Where is looked; null is every place, and the enterprises of none. */
  place: Place | null;
  places: readonly Place[];
}

/** An entry with the enterprises that it names: none, one, or several of the same name. */
export interface LookedUp {
  entry: PastedEntry;
  found: readonly FoundEnterprise[];
}

export type LookupAnswer = ({ status: "ok"; looked: readonly LookedUp[] } | NoRows) & {
  list: PastedList;
};

/** What became of the entries: each is counted once. */
export interface LookupCounts {
  unionised: number;
  without: number;
  unknown: number;
  ambiguous: number;
}

/** Looks a pasted list up in the rows. Throws as `Atlas.ask` does. */
export async function lookUp(
  atlas: Pick<Atlas, "queryRows">,
  { text, period, place, places }: LookupInput,
  signal: AbortSignal,
): Promise<LookupAnswer> {
  const list = pastedEntries(text);
  const areas = place === null ? [...places, null] : [place];
  const sql = lookupSql(period, place, list.entries);
  const answer = await atlas.queryRows({ period, areas }, sql, { signal });
  if (answer.status !== "ok") return { list, ...answer };
  const found = answer.rows.map((row) => row as unknown as FoundEnterprise);
  return { status: "ok", list, looked: matched(list.entries, found) };
}

export function matched(
  entries: readonly PastedEntry[],
  found: readonly FoundEnterprise[],
): LookedUp[] {
  const byKey = new Map<string, FoundEnterprise[]>();
  for (const one of found) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
  return entries.map((entry) => ({ entry, found: byKey.get(entry.key) ?? [] }));
}

export const isUnionised = ({ buildMode }: FoundEnterprise): boolean => buildMode !== "none";

export function lookupCounts(looked: readonly LookedUp[]): LookupCounts {
  const count = (is: (one: LookedUp) => boolean): number => looked.filter(is).length;
  const only = ({ found }: LookedUp, is: (one: FoundEnterprise) => boolean): boolean =>
    found.length === 1 && found.every(is);
  return {
    unionised: count((one) => only(one, isUnionised)),
    without: count((one) => only(one, (found) => !isUnionised(found))),
    unknown: count(({ found }) => found.length === 0),
    ambiguous: count(({ found }) => found.length > 1),
  };
}
