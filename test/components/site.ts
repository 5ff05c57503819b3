import type { Dataset, Generation, PeriodFiles } from "../../src/domain/generation.ts";
import { defaultRule } from "../../data/disclosure/disclosureRule.ts";
import { Atlas } from "../../src/engine/atlas.ts";
import type { SiteSettings } from "../../src/engine/siteFiles.ts";
import { Snapshot } from "../../src/engine/snapshot.ts";
import { Session } from "../../src/state/session.svelte.ts";
import { Site } from "../../src/state/site.svelte.ts";
import { ViewState } from "../../src/state/viewState.svelte.ts";

interface Choices {
  hash?: string;
  /** What is searched for on the page. */
  search?: string;
  places?: readonly string[];
  periods?: readonly string[];
  ageWarningDays?: number | null;
  /** Rows rejected in each period, of the enterprises and of the parks. */
  rejected?: readonly [enterprises: number, parks: number];
  /** Areas without a ledger in each period, by table. */
  notReported?: Partial<Record<"enterprise" | "park", string[]>>;
  report?: Dataset;
  /** Generation that is open, when it is not the one of the pointer. */
  generation?: string;
  fetch?: typeof globalThis.fetch;
  /** SHA-256 of the record of provenance. */
  provenance?: string;
  /** Everything unless told otherwise. */
  profile?: Generation["profile"];
}

export const generationId = "0123456789abcdef";

const base = "http://atlas.test/data/";
const file = { file: `${"0".repeat(64)}.parquet`, bytes: 1 };
const supplied = ["unit_nature", "employees", "members", "build_mode", "should_build"];

const missing = (areas: string[] | undefined) =>
  areas === undefined ? {} : { notReported: areas };

const periodFiles = (
  period: string,
  [enterprises, parks]: readonly [number, number],
  { enterprise, park }: NonNullable<Choices["notReported"]>,
) =>
  ({
    period,
    synthetic: true,
    tables: {
      enterprise: {
        rowsAccepted: 10,
        rowsRejected: enterprises,
        supplied,
        ...missing(enterprise),
      },
      park: { rowsAccepted: 2, rowsRejected: parks, supplied: [], ...missing(park) },
    },
    facts: { enterprise: file },
    answers: {},
    rows: {},
  }) satisfies PeriodFiles;

function snapshotOf(
  datasets: Dataset[],
  {
    generation: id = generationId,
    provenance = "0".repeat(64),
    fetch = globalThis.fetch,
    profile = "named",
  }: Choices,
): Snapshot {
  const generation: Generation = {
    format: 1,
    profile,
    ...(profile === "aggregate" ? { rule: defaultRule } : {}),
    schema: "1",
    measures: "1",
    datasets,
  };
  const pointer = {
    format: 1,
    generation: generationId,
    version: 3,
    provenance,
  } as const;
  const source = { base, fetch, backoff: 0 };
  const parts = { id, requested: null, found: true, pointer, generation, source };
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
export function siteAt(choices: Choices = {}): Site {
  const {
    hash = "#/",
    search = "",
    places = ["330100", "310000", "450000"],
    periods = ["2025-08", "2025-09"],
    ageWarningDays = null,
    rejected = [0, 0],
    notReported = {},
    report,
  } = choices;
  // A step of its own: what other tests went back from is gone.
  history.pushState({ search }, "", hash);
  const ledger: Dataset = {
    id: "ledger",
    synthetic: true,
    areas: [...places],
    source: null,
    periods: periods.map((period) => periodFiles(period, rejected, notReported)),
    trends: {},
    breaks: {},
  };
  const opened = {
    atlas: new Atlas(snapshotOf(report === undefined ? [ledger] : [ledger, report], choices), {
      base,
    }),
    settings: settings(ageWarningDays),
    boundaries: null,
  };
  return new Site(new Session(), opened, new ViewState());
}
