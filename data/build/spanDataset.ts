import type { Dataset, PeriodFiles } from "../../src/domain/generation.ts";
import { isPlace } from "../../src/domain/area.ts";
import type { FactTable } from "../../src/domain/measure.ts";
import { factDimensions } from "../../src/query/dimension.ts";
import { everywhere } from "../../src/query/firstQuestions.ts";
import type { ContentStore } from "./contentStore.ts";
import { openNative } from "./native.ts";
import { colourBreaks, loadFacts, writeTrends } from "./spanningFiles.ts";
import { latestPeriods } from "./writePeriod.ts";

/**
 * Works out what spans the periods of a data set: trend answers and colour breaks. Rows and the answers of city-level
 * areas are kept for the latest periods only, so that the result does not depend on the order of building.
 */
export async function spanDataset(dataset: Dataset, store: ContentStore): Promise<Dataset> {
  const periods = dataset.periods.map(({ period }) => period);
  const latest = latestPeriods(periods);
  const connection = await openNative();
  try {
    const tables = factTables(dataset.periods);
    for (const table of tables) await loadFacts(connection, store, table, dataset.periods);
    const report = dataset.id === "report";
    const breakAreas = report ? [null] : [null, ...dataset.areas];
    const breaks: Dataset["breaks"] = {};
    for (const table of tables)
      Object.assign(breaks, await colourBreaks(connection, table, periods, breakAreas));
    const trendScopes = report ? [everywhere] : dataset.areas;
    return {
      ...dataset,
      periods: dataset.periods.map((period) => trimmed(period, latest)),
      trends: await writeTrends(connection, store, tables, periods, trendScopes),
      breaks,
    };
  } finally {
    connection.closeSync();
  }
}

const factTables = (periods: readonly PeriodFiles[]): FactTable[] =>
  (Object.keys(factDimensions) as FactTable[]).filter((table) =>
    periods.some(({ facts }) => facts[table] !== undefined),
  );

function trimmed(period: PeriodFiles, latest: readonly string[]): PeriodFiles {
  const answers = Object.entries(period.answers).filter(
    ([scope]) => period.period === latest.at(-1) || scope === everywhere || isPlace(scope),
  );
  return {
    ...period,
    answers: Object.fromEntries(answers),
    rows: latest.includes(period.period) ? period.rows : {},
  };
}
