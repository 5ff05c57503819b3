import type { Park } from "./park.ts";

/** Names of parks by id. */
export const parkNames = (parks: readonly Park[]): ReadonlyMap<string, string> =>
  new Map(parks.map(({ id, name }) => [id, name]));
