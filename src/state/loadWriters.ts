import type { Writers } from "../export/writers.ts";
import { loadPart } from "./loadPart.ts";

/** What writes files: fetched when somebody exports. Throws as `loadPart` does. */
export const loadWriters = (): Promise<Writers> =>
  loadPart("export", async () => (await import("../export/writers.ts")).writers);
