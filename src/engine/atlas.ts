import type { Dataset } from "../domain/generation.ts";
import type { Answer } from "../query/answer.ts";
import { answerSql } from "../query/answerSql.ts";
import { completeAnswer } from "../query/completeAnswer.ts";
import { countRows } from "../query/countRows.ts";
import {
  questionFault,
  questionKey,
  questionPeriods,
  type CountRow,
  type Question,
} from "../query/question.ts";
import type { RowQuestion } from "../query/rowsSql.ts";
import type { TownshipQuestion } from "../query/townshipsSql.ts";
import type { Sql } from "../query/sql.ts";
import { supplyOf, type ParkPlace, type Supply } from "../query/supply.ts";
import { refuseAborted } from "./abort.ts";
import type { AnsweredMatch, AskedMatch } from "./askMatched.ts";
import { countTownships, type CountedTownships } from "./countTownships.ts";
import type { StartDatabase } from "./database.ts";
import type { Dimension } from "../domain/dimension.ts";
import { CubeStore } from "./cubeStore.ts";
import { Engine } from "./engine.ts";
import type { EngineState } from "./engineState.ts";
import { factFiles, isSuppliedIn } from "./factFiles.ts";
import type { Fetch } from "./fetchFile.ts";
import { lazyStart } from "./lazyStart.ts";
import { listRows, type ListedRows } from "./listRows.ts";
import { loadSlices, type LoadedSlices, type NoSlices, type SliceQuestion } from "./loadSlices.ts";
import { loadPart } from "./loadPart.ts";
import { Lru } from "./lru.ts";
import { openSnapshot, type SnapshotOptions } from "./openSnapshot.ts";
import { precomputedCounts } from "./precomputedCounts.ts";
import type { LoadOptions } from "./progress.ts";
import { QueryError } from "./queryError.ts";
import { queryRows, type QueriedRows, type RowExtent } from "./queryRows.ts";
import type { Snapshot } from "./snapshot.ts";
import { tableSlices } from "./tableSlices.ts";
import { townshipAccess } from "./townshipAccess.ts";

/** Where an answer came from. `precomputed` includes what the manifest alone can tell. */
export const answerSources = ["precomputed", "cache", "worker"] as const;
export type AnswerSource = (typeof answerSources)[number];

export interface SourcedAnswer extends Answer {
  source: AnswerSource;
}

export interface AtlasOptions extends SnapshotOptions {
  onState?: ((state: EngineState) => void) | undefined;
  silenceSeconds?: number | undefined;
  /** The database to use: DuckDB-WASM in a worker unless told otherwise. */
  startDatabase?: StartDatabase | undefined;
}

/** Rows of worked-out answers that are kept. */
const keptRows = 50_000;

interface SourcedCounts {
  counts: readonly CountRow[];
  source: AnswerSource;
  /** The profile tells nothing of the question. */
  withheld?: true;
}

/** Opens a generation of the data folder; throws a SnapshotError when it cannot. Nothing of the database is loaded. */
export async function openAtlas(options: AtlasOptions): Promise<Atlas> {
  return new Atlas(await openSnapshot(options), options);
}

/** Answers questions about one generation: published answer → answer given before → database. */
export class Atlas {
  readonly snapshot: Snapshot;
  /** Starts further databases with the program that was fetched for this one. */
  readonly startDatabase: StartDatabase;
  readonly #engine: Engine;
  readonly #cubes: CubeStore;
  readonly #known = new Lru<readonly CountRow[]>(keptRows);

  constructor(snapshot: Snapshot, options: AtlasOptions) {
    this.snapshot = snapshot;
    this.#cubes = new CubeStore(snapshot);
    this.startDatabase = options.startDatabase ?? lazyStart(() => loadWasm(options.fetch));
    this.#engine = new Engine({
      ...options,
      startDatabase: this.startDatabase,
      openTable: tableSlices(snapshot),
    });
  }

  get state(): EngineState {
    return this.#engine.state;
  }

  /** Begins to start the database, on a page that will need it. */
  start(): void {
    this.#engine.start();
  }

  close(): void {
    this.#engine.close();
  }

  /**
   * The answer, which carries its question. Throws a QueryError for a question that cannot be asked or fails, a
   * SnapshotError that names the file at fault, an AbortError when the signal comes first.
   */
  async ask(question: Question, options: LoadOptions = {}): Promise<SourcedAnswer> {
    const sql = statement(question);
    const dataset = this.snapshot.datasetOf(question.measure);
    const [{ counts, source, withheld }, supply] = await Promise.all([
      this.#counts(question, sql, dataset, options),
      this.#supply(question, dataset, options),
    ]);
    refuseAborted(options.signal);
    return { ...completeAnswer(question, counts, { ...supply, withheld }), source };
  }

  /** One page of enterprises without a union, or why there is no list. Throws as `ask` does. */
  rows(question: RowQuestion, options: LoadOptions = {}): Promise<ListedRows> {
    return listRows(this.snapshot, this.#engine, question, options);
  }

  /** What a statement over the rows of enterprises gives, or why there are none. Throws as `ask` does. */
  queryRows(extent: RowExtent, sql: Sql, options: LoadOptions = {}): Promise<QueriedRows> {
    return queryRows(this.snapshot, this.#engine, extent, sql, options);
  }

  /** A measure by township, or why there is none. Throws as `ask` does. */
  townships(question: TownshipQuestion, options: LoadOptions = {}): Promise<CountedTownships> {
    return countTownships(this.snapshot, this.#engine, question, options);
  }

  /**
   * A measure as linked views, or why there are none: of the cube, which needs no database, or with townships of the rows
   * of enterprises. Throws as `ask` does.
   */
  async slices(
    question: SliceQuestion,
    pair: readonly [Dimension, Dimension] | null,
    options: LoadOptions = {},
  ): Promise<({ status: "ok" } & LoadedSlices) | NoSlices> {
    const access =
      question.withTownships === true
        ? townshipAccess(this.snapshot.dataset("ledger"), question)
        : undefined;
    if (access?.status !== "ok")
      return loadSlices(this.snapshot, this.#cubes, question, pair, options);
    const { rowSlices } = await loadPart("rows", () => import("./rowSlices.ts"));
    return rowSlices(this.#engine, access, question, pair, options);
  }

  /** A measure of the enterprises that are in two selections, or why they cannot be matched. Throws as `ask` does. */
  async matched(question: AskedMatch, options: LoadOptions = {}): Promise<AnsweredMatch> {
    const { snapshot } = this;
    const { askMatched } = await loadPart("rows", () => import("./askMatched.ts"));
    const supply = this.supply.bind(this);
    return askMatched({ snapshot, engine: this.#engine, supply }, question, options);
  }

  /** What the data set of a question says about itself, with the parks of its periods. */
  supply(question: Question, options: LoadOptions = {}): Promise<Supply> {
    return this.#supply(question, this.snapshot.datasetOf(question.measure), options);
  }

  async #counts(
    question: Question,
    sql: Sql,
    dataset: Dataset | undefined,
    options: LoadOptions,
  ): Promise<SourcedCounts> {
    if (dataset === undefined || !isSuppliedIn(question, dataset))
      return { counts: [], source: "precomputed" };
    const published = await precomputedCounts(this.snapshot, dataset, question, options);
    if (published !== undefined) return { counts: published, source: "precomputed" };
    if (this.snapshot.generation.profile === "aggregate")
      return { counts: [], source: "precomputed", withheld: true };
    const files = factFiles(question, dataset);
    const key = questionKey(question);
    const known = this.#known.get(key);
    if (known !== undefined) return { counts: known, source: "cache" };
    const counts = countRows(question, await this.#engine.query(sql, files, options));
    this.#known.set(key, counts, counts.length + 1);
    return { counts, source: "worker" };
  }

  async #supply(
    question: Question,
    dataset: Dataset | undefined,
    options: LoadOptions,
  ): Promise<Supply> {
    if (dataset === undefined) return { areas: [], parks: [], columns: () => undefined };
    const parks = question.by.includes("park") ? await this.#parks(question, dataset, options) : [];
    return supplyOf(dataset, parks);
  }

  /** The parks in force in any period of the question, each once. */
  async #parks(
    question: Question,
    dataset: Dataset,
    options: LoadOptions,
  ): Promise<readonly ParkPlace[]> {
    const lists = await Promise.all(
      questionPeriods(question).map((period) => this.snapshot.parksOf(dataset, period, options)),
    );
    return [...new Map(lists.flat().map((park) => [park.id, park])).values()];
  }
}

async function loadWasm(fetch: Fetch | undefined): Promise<StartDatabase> {
  const { wasmStarter } = await loadPart("database", () => import("./wasm.ts"));
  return wasmStarter(fetch);
}

function statement(question: Question): Sql {
  const fault = questionFault(question);
  if (fault !== null) throw new QueryError(fault, null);
  try {
    return answerSql(question);
  } catch (error) {
    throw new QueryError(error instanceof Error ? error.message : String(error), null, error);
  }
}
