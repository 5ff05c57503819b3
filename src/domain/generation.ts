import * as v from "valibot";
import { parseDocument } from "./parseDocument.ts";
import { seriesBreaksSchema } from "./seriesBreak.ts";

/** Layout of the data folder that this program writes and reads. */
export const dataFormat = 1;

/**
 * named: with the cube and rows per enterprise, for a server with access control; aggregate: answers of a fixed lattice
 * alone, hidden where too few are behind them.
 */
export const profiles = ["named", "aggregate"] as const;
export type Profile = (typeof profiles)[number];

/** A file of `files/`, named by the SHA-256 of its content. */
const fileSchema = v.object({
  file: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}\.(parquet|json)$/)),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  rows: v.optional(v.pipe(v.number(), v.integer())),
});

const tableSchema = v.object({
  /** Rows of the ledger; not told in the aggregate profile. */
  rowsAccepted: v.exactOptional(v.number()),
  rowsRejected: v.exactOptional(v.number()),
  /** Schema columns that the ledger held, or that could be derived from what it held. */
  supplied: v.array(v.string()),
  /** City-level areas (adcodes) whose ledger is not there: unknown, not zero. */
  notReported: v.exactOptional(v.array(v.string())),
});

const periodText = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2})?$/));

const periodSchema = v.object({
  period: periodText,
  synthetic: v.boolean(),
  tables: v.record(v.string(), tableSchema),
  /** Fact tables by name: `enterprise` is the cube. */
  facts: v.record(v.string(), fileSchema),
  /** Precomputed answers by scope: an adcode, or "all". */
  answers: v.record(v.string(), fileSchema),
  /** Row files by city-level area; by place for its enterprises without a district; "none" for those of no place. */
  rows: v.record(v.string(), fileSchema),
  /** Parks in force in the period. */
  parks: v.optional(fileSchema),
  /** Breaks in series that begin in the period. */
  seriesBreaks: v.exactOptional(seriesBreaksSchema),
  /** What became of the enterprises since the period before, by place and city-level area. */
  changes: v.exactOptional(
    v.object({ since: periodText, files: v.record(v.string(), fileSchema) }),
  ),
  /** What each statement of the period anew changed of the one before it, the earliest first; scopes as of `changes`. */
  restated: v.exactOptional(v.array(v.record(v.string(), fileSchema))),
  /** The measures that are told at all, in the aggregate profile. */
  measures: v.exactOptional(v.array(v.string())),
});

const breaksSchema = v.object({
  method: v.picklist(["target", "natural"]),
  /** The break that parts missed from met on the colour scale; null without a target. */
  target: v.nullable(v.number()),
  /** Lower bounds of the classes but the first, ascending, 0–1 for rates. */
  breaks: v.array(v.number()),
});

const datasetSchema = v.object({
  id: v.picklist(["ledger", "report"]),
  /** Some enterprise code is of the range that is never issued. */
  synthetic: v.boolean(),
  /** Places with data, or every adcode of a report. */
  areas: v.array(v.string()),
  source: v.nullable(
    v.object({
      title: v.object({ zh: v.string(), en: v.string() }),
      note: v.object({ zh: v.string(), en: v.string() }),
    }),
  ),
  periods: v.array(periodSchema),
  /** Precomputed trend answers by scope: a place holds its own and those of its city-level areas. */
  trends: v.record(v.string(), fileSchema),
  /** Colour breaks by measure: one scale across places, periods and levels. */
  breaks: v.record(v.string(), breaksSchema),
});

const generationSchema = v.object({
  format: v.literal(dataFormat),
  profile: v.picklist(profiles),
  /** Of the aggregate profile: fewer enterprises or persons than these are not told, nor a headcount so dominated. */
  rule: v.exactOptional(
    v.object({ enterprises: v.number(), persons: v.number(), dominance: v.number() }),
  ),
  schema: v.string(),
  measures: v.string(),
  datasets: v.array(datasetSchema),
});

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

const pointerSchema = v.object({
  format: v.literal(dataFormat),
  generation: id,
  /** Grows with every change of the pointer; tells newer from older where clocks may be wrong. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** SHA-256 of the provenance file. */
  provenance: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** Of a published folder: the generation to fall back to; null when there is none. */
  previous: v.exactOptional(v.nullable(id)),
  /** Of a published folder: when the pointer was written, UTC. */
  published: v.exactOptional(v.pipe(v.string(), v.isoTimestamp())),
  /** Of a published folder: the release of the page that was published with it. */
  release: v.exactOptional(id),
});

export type FileRef = v.InferOutput<typeof fileSchema>;
export type TableSupply = v.InferOutput<typeof tableSchema>;
export type PeriodFiles = v.InferOutput<typeof periodSchema>;
export type ColourBreaks = v.InferOutput<typeof breaksSchema>;
export type Dataset = v.InferOutput<typeof datasetSchema>;
export type DatasetId = Dataset["id"];
export type Generation = v.InferOutput<typeof generationSchema>;
export type Pointer = v.InferOutput<typeof pointerSchema>;

/** Text of generations/<id>.json → generation; throws naming the field at fault. */
export const parseGeneration = (text: string): Generation =>
  parseDocument(generationSchema, JSON.parse(text));

/** Text of current.json → pointer; throws naming the field at fault. */
export const parsePointer = (text: string): Pointer =>
  parseDocument(pointerSchema, JSON.parse(text));
