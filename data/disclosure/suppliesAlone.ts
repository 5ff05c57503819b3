import type { PeriodFiles } from "../../src/domain/generation.ts";

/** What the ledgers hold, without their numbers of rows. */
export const suppliesAlone = (tables: PeriodFiles["tables"]): PeriodFiles["tables"] =>
  Object.fromEntries(
    Object.entries(tables).map(([name, { supplied, notReported }]) => [
      name,
      { supplied, ...(notReported === undefined ? {} : { notReported }) },
    ]),
  );
