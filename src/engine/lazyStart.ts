import type { StartDatabase } from "./database.ts";

/** A start whose code is fetched when it is first called for, and again when that failed. */
export function lazyStart(load: () => Promise<StartDatabase>): StartDatabase {
  let loaded: Promise<StartDatabase> | undefined;
  return async (events) => {
    loaded ??= load();
    const start = await loaded.catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return start(events);
  };
}
