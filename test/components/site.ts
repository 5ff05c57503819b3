import type { Dataset, Generation, PeriodFiles } from "../../src/domain/generation.ts";
import { Atlas } from "../../src/engine/atlas.ts";
import type { SiteSettings } from "../../src/engine/siteFiles.ts";
import { Snapshot } from "../../src/engine/snapshot.ts";
import { Session } from "../../src/state/session.svelte.ts";
import { Site } from "../../src/state/site.svelte.ts";
import { ViewState } from "../../src/state/viewState.svelte.ts";

interface Choices {
  hash?: string;
  places?: readonly string[];
  periods?: readonly string[];
  ageWarningDays?: number | null;
  /** Rows rejected in each period, of the enterprises and of the parks. */
  rejected?: readonly [enterprises: number, parks: number];
}

export const generationId = "0123456789abcdef";

const base = "http://atlas.test/data/";
const file = { file: `${"0".repeat(64)}.parquet`, bytes: 1 };
const supplied = ["unit_nature", "employees", "members", "build_mode", "should_build"];

const periodFiles = (period: string, [enterprises, parks]: readonly [number, number]) =>
  ({
    period,
    synthetic: true,
    tables: {
      enterprise: { rowsAccepted: 10, rowsRejected: enterprises, supplied },
      park: { rowsAccepted: 2, rowsRejected: parks, supplied: [] },
    },
    facts: { enterprise: file },
    answers: {},
    rows: {},
  }) satisfies PeriodFiles;

function snapshotOf(ledger: Dataset): Snapshot {
  const generation: Generation = {
    format: 1,
    profile: "named",
    schema: "1",
    measures: "1",
    datasets: [ledger],
  };
  const pointer = {
    format: 1,
    generation: generationId,
    version: 3,
    provenance: "0".repeat(64),
  } as const;
  const source = { base, fetch };
  const parts = { id: generationId, requested: null, found: true, pointer, generation, source };
  return new Snapshot(parts);
}

const settings = (ageWarningDays: number | null): SiteSettings => ({
  title: { zh: "工会覆盖一张图", en: "Union Atlas" },
  organisation: { zh: "示例市总工会", en: "Federation of Example City" },
  defaultPlace: "330100",
  ageWarningDays,
  boundaries: { source: null, date: null, reviewNumber: null },
});

/** An open site with ledgers of the three places, opened at an address. */
export function siteAt({
  hash = "#/",
  places = ["330100", "310000", "450000"],
  periods = ["2025-08", "2025-09"],
  ageWarningDays = null,
  rejected = [0, 0],
}: Choices = {}): Site {
  history.replaceState(null, "", hash);
  const snapshot = snapshotOf({
    id: "ledger",
    synthetic: true,
    areas: [...places],
    source: null,
    periods: periods.map((period) => periodFiles(period, rejected)),
    trends: {},
    breaks: {},
  });
  const opened = {
    atlas: new Atlas(snapshot, { base }),
    settings: settings(ageWarningDays),
    boundaries: null,
  };
  return new Site(new Session(), opened, new ViewState());
}
