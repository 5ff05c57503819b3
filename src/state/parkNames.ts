import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";

export interface ParkName {
  name: string;
  areas: readonly string[];
  level: string | null;
  /** Degrees; null where no position is known. */
  lon: number | null;
  lat: number | null;
}

/** What the parks in force in a period are called, by id. */
export async function parkNames(
  { snapshot }: Atlas,
  period: Period,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ParkName>> {
  const ledger = snapshot.dataset("ledger");
  const parks = ledger === undefined ? [] : await snapshot.parksOf(ledger, period, { signal });
  return new Map(
    parks.map(({ id, name, areas, level, lon, lat }) => [id, { name, areas, level, lon, lat }]),
  );
}
