import type {
  Dataset,
  DatasetId,
  FileRef,
  Generation,
  PeriodFiles,
  Pointer,
} from "../domain/generation.ts";
import { measureDataset, type MeasureId } from "../domain/measure.ts";
import type { Park } from "../domain/park.ts";
import type { Period } from "../domain/period.ts";
import type { AnswersFile } from "../query/answersFile.ts";
import type { Scope } from "../query/firstQuestions.ts";
import { filesBeside } from "./filesBeside.ts";
import { fetchFile, type FetchSource, type FileRequest } from "./fetchFile.ts";
import { Lru } from "./lru.ts";
import { parseText } from "./parseText.ts";
import type { LoadOptions } from "./progress.ts";
import { SharedLoads } from "./sharedLoads.ts";

export interface SnapshotParts {
  /** The generation that is open. */
  id: string;
  /** The generation that was asked for, null when none was. */
  requested: string | null;
  /** False when the asked-for generation is gone and the current one is open instead. */
  found: boolean;
  pointer: Pointer;
  generation: Generation;
  source: FetchSource;
}

/** Bytes of parsed JSON files that are kept. */
const keptBytes = 16_000_000;

/** One generation of the data folder and its files, loaded when asked for. */
export class Snapshot {
  readonly id: string;
  readonly requested: string | null;
  readonly found: boolean;
  readonly pointer: Pointer;
  readonly generation: Generation;
  readonly #source: FetchSource;
  readonly #kept = new Lru<unknown>(keptBytes);
  readonly #loads = new SharedLoads<unknown>();

  constructor({ id, requested, found, pointer, generation, source }: SnapshotParts) {
    this.id = id;
    this.requested = requested;
    this.found = found;
    this.pointer = pointer;
    this.generation = generation;
    this.#source = source;
  }

  /** The data set that the measure is asked of, whether or not it holds what the measure counts. */
  datasetOf(id: MeasureId): Dataset | undefined {
    return this.dataset(measureDataset(id));
  }

  dataset(id: DatasetId): Dataset | undefined {
    return this.generation.datasets.find((dataset) => dataset.id === id);
  }

  /** Precomputed answers of a period and scope; undefined when none were published. */
  answersOf(
    dataset: Dataset,
    period: Period,
    scope: Scope,
    options: LoadOptions = {},
  ): Promise<AnswersFile | undefined> {
    return this.#json(periodOf(dataset, period)?.answers[scope], options, isRecord);
  }

  /** Precomputed trends of a scope; undefined when none were published. */
  trendsOf(
    dataset: Dataset,
    scope: Scope,
    options: LoadOptions = {},
  ): Promise<AnswersFile | undefined> {
    return this.#json(dataset.trends[scope], options, isRecord);
  }

  /** Parks in force in a period; none when the data set has no parks. */
  async parksOf(
    dataset: Dataset,
    period: Period,
    options: LoadOptions = {},
  ): Promise<readonly Park[]> {
    const parks = await this.#json(periodOf(dataset, period)?.parks, options, isParks);
    return parks ?? [];
  }

  /** A file of text as `parse` makes it, kept while there is room; throws a SnapshotError that names the file. */
  async parsed<Value>(
    ref: FileRef,
    parse: (text: string) => Value,
    options: LoadOptions = {},
  ): Promise<Value> {
    const kept = this.#kept.get(ref.file);
    if (kept !== undefined) return kept as Value;
    const load = (shared: LoadOptions): Promise<Value> => this.#load(ref, parse, shared);
    return (await this.#loads.load(ref.file, load, options)) as Value;
  }

  /** Bytes of a file of this generation. */
  fetch(request: FileRequest, options: LoadOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    const beside = filesBeside(request.file, this.generation);
    return fetchFile({ beside, ...request }, { ...this.#source, ...options });
  }

  async #json<Value>(
    ref: FileRef | undefined,
    options: LoadOptions,
    is: (value: unknown) => value is Value,
  ): Promise<Value | undefined> {
    return ref && this.parsed(ref, (text) => checked(JSON.parse(text), is), options);
  }

  async #load<Value>(
    ref: FileRef,
    parse: (text: string) => Value,
    options: LoadOptions,
  ): Promise<Value> {
    const request = fileRequest(ref);
    const value = parseText(request.file, await this.fetch(request, options), parse);
    this.#kept.set(ref.file, value, ref.bytes);
    return value;
  }
}

/** How a file of `files/` is fetched: its name is its hash. */
export const fileRequest = ({ file, bytes }: FileRef): FileRequest => ({
  file: `files/${file}`,
  bytes,
  hash: file.slice(0, 64),
});

export const periodOf = (dataset: Dataset, period: Period): PeriodFiles | undefined =>
  dataset.periods.find((files) => files.period === period);

function checked<Value>(value: unknown, is: (value: unknown) => value is Value): Value {
  if (!is(value)) throw new Error("not the structure that was published");
  return value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isRecord = (value: unknown): value is AnswersFile =>
  isObject(value) && Object.values(value).every(Array.isArray);

const isParks = (value: unknown): value is readonly Park[] =>
  Array.isArray(value) &&
  value.every(
    (park) => isObject(park) && typeof park["id"] === "string" && Array.isArray(park["areas"]),
  );
