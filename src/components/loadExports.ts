import { loadPart } from "../state/loadPart.ts";
import type { tableExports } from "./exports/tableExports.ts";

/** What makes tables of a page ready for files: fetched when somebody exports. Throws as `loadPart` does. */
export const loadExports = (): Promise<typeof tableExports> =>
  loadPart("export", async () => (await import("./exports/tableExports.ts")).tableExports);
