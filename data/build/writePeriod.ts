import type { PeriodFiles } from "../../src/domain/generation.ts";
import { everywhere } from "../../src/query/firstQuestions.ts";
import { initialsOf } from "../pinyin/initialsOf.ts";
import type { LedgerPark } from "../read/ledgerPark.ts";
import { canonicalJson } from "./canonicalJson.ts";
import { suppliedMeasures } from "../../src/query/supply.ts";
import type { ContentStore } from "./contentStore.ts";
import { cityAreas, writeAnswers, writeFacts, writeRows } from "./periodFiles.ts";
import { tableSupplies, type StagedPeriod } from "./stagedPeriod.ts";

const withInitials = (park: LedgerPark) => ({ ...park, initials: initialsOf(park.name) });

/** Periods that keep row files. */
export const rowPeriods = 2;

/** The periods that keep row files, the latest last. */
export const latestPeriods = (periods: readonly string[]): string[] =>
  [...new Set(periods)].sort().slice(-rowPeriods);

/**
 * Writes the files of one staged period: fact files, first answers, parks, and row files when it is among the latest.
 * Only the very latest has answers of its own for every city-level area.
 */
export async function writePeriod(
  staged: StagedPeriod,
  store: ContentStore,
  latest: readonly string[],
  onProgress: (share: number) => void,
): Promise<PeriodFiles> {
  const { connection, period, facts, dataset } = staged;
  const factFiles: PeriodFiles["facts"] = {};
  for (const table of facts) factFiles[table] = await writeFacts(connection, store, table, period);
  onProgress(0.2);
  const isLatest = latest.at(-1) === period;
  const scopes = dataset === "report" ? [everywhere] : [everywhere, ...staged.areas];
  if (isLatest && dataset === "ledger") scopes.push(...cityAreas(staged.areas));
  const tables = tableSupplies(staged.tables);
  const ids = suppliedMeasures(tables);
  const answers = await writeAnswers(connection, store, ids, period, scopes);
  onProgress(0.5);
  const named = dataset === "ledger" && facts.includes("enterprise") && latest.includes(period);
  return {
    period,
    synthetic: staged.synthetic,
    tables,
    facts: factFiles,
    answers,
    rows: named
      ? await writeRows(connection, store, period, (share) => onProgress(0.5 + share * 0.5))
      : {},
    ...(staged.seriesBreaks.length > 0 ? { seriesBreaks: [...staged.seriesBreaks] } : {}),
    ...(dataset === "ledger"
      ? { parks: await store.addText(canonicalJson(staged.parks.map(withInitials)), "json") }
      : {}),
  };
}
