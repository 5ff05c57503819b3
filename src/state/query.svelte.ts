import { areaChildren } from "../domain/area.ts";
import { isLinkedSql } from "../domain/linkedSql.ts";
import { measure, type MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import { isAbort } from "../engine/abort.ts";
import { totalProgress, type EngineState } from "../engine/engineState.ts";
import type { Progress } from "../engine/progress.ts";
import { Sandbox, type HeldTable } from "../engine/sandbox.ts";
import {
  rowFilesOf,
  sandboxFiles,
  sandboxTables,
  suppliedColumns,
  suppliedFacts,
} from "../engine/sandboxFiles.ts";
import { SnapshotError } from "../engine/snapshotError.ts";
import { periodsNamed } from "../query/periodsNamed.ts";
import { errorSentence, sqlErrorPlace, type ErrorPlace } from "../query/sqlErrorPlace.ts";
import {
  cubeExamples,
  measureExample,
  type ExampleScope,
  type SqlExample,
} from "../query/sqlExamples.ts";
import type { SqlTable } from "../query/sqlTable.ts";
import { areaTable, factTablesOf, rowTableOf, type DescribedTable } from "../query/sqlTables.ts";
import { OwnTables } from "./ownTables.svelte.ts";
import type { Site } from "./site.svelte.ts";

export type { HeldTable } from "../engine/sandbox.ts";
export type { ErrorPlace } from "../query/sqlErrorPlace.ts";
export type { SqlExample } from "../query/sqlExamples.ts";
export type { SqlCell, SqlTable } from "../query/sqlTable.ts";
export type { DescribedColumn, DescribedTable } from "../query/sqlTables.ts";

/** What a statement gave, with the statement: everything that an export needs. */
export interface QueryResult {
  sql: string;
  table: SqlTable;
  milliseconds: number;
  periods: readonly Period[];
}

/** How the last run ended. */
export type QueryOutcome =
  | ({ kind: "table" } & QueryResult)
  | { kind: "error"; sql: string; message: string; place: ErrorPlace | null }
  | { kind: "file"; error: SnapshotError }
  | { kind: "stopped"; seconds: number };

/** 查询: the text, the reader's own database, and what came of it. Create it while a component initialises. */
export class QueryState {
  text = $state.raw("");
  /** The text came with a link and was not run. */
  isFromLink = $state(false);
  isRunning = $state(false);
  /** Told to stop. */
  isStopping = $state(false);
  /** Since the run began. */
  seconds = $state(0);
  progress = $state.raw<EngineState["progress"]>(null);
  outcome = $state.raw<QueryOutcome>();
  held = $state.raw<readonly HeldTable[]>([]);
  periods = $state.raw<readonly Period[]>([]);
  /** The area whose enterprises are loaded with the next run. */
  rowArea = $state.raw<string | null>(null);
  /** Files of the reader. */
  readonly own = new OwnTables();
  /** A new object whenever the editor is to show another text. */
  shown = $state.raw<{ text: string }>({ text: "" });
  readonly #site: () => Site;
  readonly #sandbox: Sandbox;
  /** Files on their way. */
  #coming: readonly Progress[] = [];
  #abort = new AbortController();
  #linked: string | null = null;

  constructor(site: () => Site) {
    this.#site = site;
    const { atlas } = site().opened;
    this.#sandbox = new Sandbox({
      startDatabase: atlas.startDatabase,
      openTable: sandboxTables(atlas.snapshot, () => this.own.tables),
      onProgress: (progress) => this.#hear(progress),
    });
    this.#begin();
    const linked = $derived(site().view.sql);
    $effect(() => {
      if (linked !== null && linked !== this.#linked) this.#showLinked(linked);
    });
    $effect(() => () => this.#close());
  }

  /** The result that is shown, for the exports; undefined when the last run gave none. */
  get result(): QueryResult | undefined {
    return this.outcome?.kind === "table" ? this.outcome : undefined;
  }

  /** The tables that a statement can use, with the meanings of their columns. */
  get tables(): readonly DescribedTable[] {
    const { ledger, report } = this.#site();
    return [
      ...factTablesOf(suppliedFacts([ledger, report])),
      areaTable,
      ...(ledger === undefined ? [] : [rowTableOf(suppliedColumns(ledger))]),
    ];
  }

  get examples(): { measures: readonly SqlExample[]; others: readonly SqlExample[] } {
    const site = this.#site();
    const { place, period } = site;
    if (place === undefined || period === undefined) return { measures: [], others: [] };
    const since = site.periodBeside(-1);
    const scope: ExampleScope = { place, period, since, language: site.language };
    const cubed = [site.measure?.id, ...site.measures].find(isCubed);
    return {
      measures: site.measures.map((id) => measureExample(id, scope)),
      others: cubed === undefined ? [] : cubeExamples(cubed, scope),
    };
  }

  /** Areas that rows can be had of: the place and what it consists of. */
  get rowAreas(): readonly string[] {
    const { place } = this.#site();
    return place === undefined ? [] : [place, ...areaChildren(place).map(({ adcode }) => adcode)];
  }

  /** Bytes of the rows of an area in the chosen periods; null when none of them has rows. */
  rowBytes(area: string): number | null {
    const chosen = this.#site().ledger?.periods.filter(({ period }) =>
      this.periods.includes(period),
    );
    const files = (chosen ?? []).flatMap((period) => rowFilesOf(period, area));
    return files.length === 0 ? null : files.reduce((sum, { ref }) => sum + ref.bytes, 0);
  }

  edit(text: string): void {
    this.text = text;
  }

  show(text: string): void {
    this.text = text;
    this.shown = { text };
    this.isFromLink = false;
    this.#load(text);
  }

  choosePeriod(period: Period, isChosen: boolean): void {
    this.periods = this.#site().periods.filter((one) =>
      one === period ? isChosen : this.periods.includes(one),
    );
  }

  /** Runs the text; periods that it names are loaded with it. */
  async run(): Promise<void> {
    if (this.isRunning || this.text.trim() === "") return;
    const sql = this.text;
    this.#load(sql);
    this.linkText();
    this.#abort = new AbortController();
    const stopClock = this.#startClock();
    try {
      this.outcome = await this.#outcome(sql, this.#abort.signal);
    } finally {
      stopClock();
      [this.isRunning, this.isStopping, this.isFromLink] = [false, false, false];
      this.#coming = [];
      this.progress = null;
    }
  }

  cancel(): void {
    this.isStopping = this.isRunning;
    this.#abort.abort();
  }

  /** Ends the database: the next run gets the tables as published. */
  reset(): void {
    this.cancel();
    this.#sandbox.reset();
    [this.held, this.outcome] = [[], undefined];
  }

  /** Puts the text into the link when it fits; whether it does. */
  linkText(): boolean {
    const fits = isLinkedSql(this.text);
    this.#linked = fits ? this.text : null;
    this.#site().views.replace({ sql: this.#linked });
    return fits;
  }

  #begin(): void {
    const { period, view } = this.#site();
    this.periods = period === undefined ? [] : [period];
    if (view.sql !== null) return this.#showLinked(view.sql);
    const { measures, others } = this.examples;
    const chosen = measures.find(({ id }) => id === this.#site().measure?.id);
    this.show((chosen ?? others[0])?.sql ?? "");
  }

  #showLinked(sql: string): void {
    this.#linked = sql;
    this.show(sql);
    this.isFromLink = true;
  }

  /** Chooses the periods that the text names. */
  #load(text: string): void {
    for (const period of periodsNamed(text, this.#site().periods)) this.choosePeriod(period, true);
  }

  async #outcome(sql: string, signal: AbortSignal): Promise<QueryOutcome> {
    const { periods, rowArea } = this;
    const own = this.own.tables;
    const files = sandboxFiles(this.#site().opened.atlas.snapshot, { periods, rowArea, own });
    try {
      const { table, held, milliseconds } = await this.#sandbox.run(sql, files, signal);
      this.held = held;
      return { kind: "table", sql, table, milliseconds, periods };
    } catch (error) {
      if (isAbort(error) || signal.aborted) return { kind: "stopped", seconds: this.seconds };
      if (error instanceof SnapshotError) return { kind: "file", error };
      const message = error instanceof Error ? error.message : String(error);
      const place = sqlErrorPlace(message, sql);
      return { kind: "error", sql, message: errorSentence(message), place };
    } finally {
      if (!this.#sandbox.isStarted) this.held = [];
    }
  }

  #startClock(): () => void {
    const since = performance.now();
    [this.isRunning, this.seconds] = [true, 0];
    const timer = setInterval(() => (this.seconds = (performance.now() - since) / 1000), 100);
    return () => {
      clearInterval(timer);
      this.seconds = (performance.now() - since) / 1000;
    };
  }

  #hear(progress: Progress): void {
    this.#coming = [...this.#coming.filter(({ file }) => file !== progress.file), progress];
    this.progress = totalProgress(this.#coming);
  }

  #close(): void {
    this.#abort.abort();
    this.#sandbox.reset();
  }
}

const isCubed = (id: MeasureId | undefined): id is MeasureId =>
  id !== undefined && measure(id).table === "enterprise" && measure(id).kind === "rate";
