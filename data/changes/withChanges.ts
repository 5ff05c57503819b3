import type { DuckDBConnection } from "@duckdb/node-api";
import { pairs } from "d3-array";
import { isPlace } from "../../src/domain/area.ts";
import { moverClasses, type Changes } from "../../src/domain/changes.ts";
import type { Dataset, FileRef, PeriodFiles } from "../../src/domain/generation.ts";
import { changeMeasures } from "../../src/query/differingSql.ts";
import { isSuppliedBy } from "../../src/query/supply.ts";
import { canonicalJson } from "../build/canonicalJson.ts";
import type { ContentStore } from "../build/contentStore.ts";
import { openNative } from "../build/native.ts";
import { changesByScope } from "./changesByScope.ts";
import { compareStatements, type Statement, type Statements } from "./compareStatements.ts";
import type { KeptRows, RowPaths } from "./keptRows.ts";

interface Options {
  /** The data set before the build. */
  before: Dataset | undefined;
  store: ContentStore;
  kept: KeptRows;
  onProgress: (share: number) => void;
}

/**
 * A data set of ledgers with what changed between every two periods in a row whose enterprises are at hand, and with
 * what every period that was built anew had said before. What an earlier build worked out stays while both periods do.
 */
export async function withChanges(dataset: Dataset, options: Options): Promise<Dataset> {
  const connection = await openNative();
  try {
    const work = new ChangesWork(connection, dataset, options);
    const periods: PeriodFiles[] = [];
    for (const [index, [earlier, period]] of pairs([undefined, ...dataset.periods]).entries()) {
      if (period === undefined) continue;
      periods.push(await work.completed(period, earlier));
      options.onProgress((index + 1) / dataset.periods.length);
    }
    return { ...dataset, periods };
  } finally {
    connection.closeSync();
  }
}

class ChangesWork {
  readonly #connection: DuckDBConnection;
  readonly #places: readonly string[];
  readonly #options: Options;

  constructor(connection: DuckDBConnection, { areas }: Dataset, options: Options) {
    this.#connection = connection;
    this.#places = areas.filter(isPlace);
    this.#options = options;
  }

  async completed(period: PeriodFiles, earlier: PeriodFiles | undefined): Promise<PeriodFiles> {
    const { changes: _changes, restated: _restated, ...files } = period;
    const changes = earlier === undefined ? undefined : await this.#changes(earlier, period);
    const restated = await this.#restated(period);
    return {
      ...files,
      ...(changes === undefined ? {} : { changes }),
      ...(restated.length === 0 ? {} : { restated }),
    };
  }

  async #changes(earlier: PeriodFiles, period: PeriodFiles): Promise<PeriodFiles["changes"]> {
    const { kept } = this.#options;
    const isTouched = kept.isBuilt(earlier.period) || kept.isBuilt(period.period);
    if (!isTouched && period.changes?.since === earlier.period) return period.changes;
    const before = this.#statement(earlier, await kept.paths(earlier));
    const after = this.#statement(period, await kept.paths(period));
    if (before === null || after === null || before.rows === null || after.rows === null)
      return undefined;
    const changes = await this.#compare({ before, after });
    return { since: earlier.period, files: await this.#write(changes) };
  }

  /** The statements of a period anew: those known before, and that of this build when it says something else. */
  async #restated(period: PeriodFiles): Promise<NonNullable<PeriodFiles["restated"]>> {
    const { before: dataset, kept } = this.#options;
    const old = dataset?.periods.find((one) => one.period === period.period);
    const known = old?.restated ?? [];
    if (old === undefined || !kept.isBuilt(period.period) || isSame(old, period)) return known;
    const before = this.#statement(old, await kept.stored(old));
    const after = this.#statement(period, await kept.paths(period));
    if (before === null || after === null) return known;
    const changes = await this.#compare({ before, after });
    return [...changes.values()].some(saysMore) ? [...known, await this.#write(changes)] : known;
  }

  #statement(files: PeriodFiles, rows: RowPaths): Statement | null {
    const facts = files.facts["enterprise"];
    return facts === undefined ? null : { files, facts: this.#options.store.path(facts), rows };
  }

  async #compare(statements: Statements): Promise<ReadonlyMap<string, Changes>> {
    const ids = changeMeasures.filter((id) =>
      [statements.before, statements.after].every(({ files }) => isSuppliedBy(id, files.tables)),
    );
    const compared = await compareStatements(this.#connection, statements, ids);
    return changesByScope(compared, ids, this.#places);
  }

  async #write(changes: ReadonlyMap<string, Changes>): Promise<Record<string, FileRef>> {
    const { store } = this.#options;
    const files: Record<string, FileRef> = {};
    for (const [scope, content] of changes)
      files[scope] = await store.addText(canonicalJson(content), "json");
    return files;
  }
}

/** Stated as before: the same sums and, where both have them, the same rows. */
function isSame(a: PeriodFiles, b: PeriodFiles): boolean {
  const rows = ({ rows }: PeriodFiles): string => canonicalJson(rows);
  const bothHave = [a, b].every((side) => Object.keys(side.rows).length > 0);
  return (
    a.facts["enterprise"]?.file === b.facts["enterprise"]?.file &&
    (!bothHave || rows(a) === rows(b))
  );
}

/** Whether anything that is told differs between the two sides. */
const saysMore = ({ measures, movers }: Changes): boolean =>
  moverClasses.some((what) => (movers?.[what].total ?? 0) > 0) ||
  Object.values(measures)
    .flat()
    .some(
      ({ before, after, causes }) =>
        before[0] !== after[0] ||
        before[1] !== after[1] ||
        (causes !== null && Object.keys(causes).length > 0),
    );
