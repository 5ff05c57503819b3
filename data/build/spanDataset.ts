import type { Dataset, PeriodFiles } from "../../src/domain/generation.ts";
import { isPlace } from "../../src/domain/area.ts";
import { factTables, measureIds, type FactTable } from "../../src/domain/measure.ts";
import { everywhere } from "../../src/query/firstQuestions.ts";
import { suppliedMeasures } from "../../src/query/supply.ts";
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
    const tables = heldTables(dataset.periods);
    const held = dataset.periods.flatMap((period) => suppliedMeasures(period.tables));
    const ids = measureIds.filter((id) => held.includes(id));
    for (const table of tables) await loadFacts(connection, store, table, dataset.periods);
    const report = dataset.id === "report";
    const breakAreas = report ? [null] : [null, ...dataset.areas];
    const trendScopes = report ? [everywhere] : dataset.areas;
    return {
      ...dataset,
      periods: dataset.periods.map((period) => trimmed(period, latest)),
      trends: await writeTrends(connection, store, ids, periods, trendScopes),
      breaks: await colourBreaks(connection, ids, periods, breakAreas),
    };
  } finally {
    connection.closeSync();
  }
}

const heldTables = (periods: readonly PeriodFiles[]): FactTable[] =>
  factTables.filter((table) => periods.some(({ facts }) => facts[table] !== undefined));

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
