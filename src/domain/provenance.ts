import * as v from "valibot";
import { parseDocument } from "./parseDocument.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A file that was read. No path: its name alone. */
const inputSchema = v.object({
  dataset: v.picklist(["ledger", "report"]),
  period: v.string(),
  table: v.string(),
  file: v.string(),
  sha256: v.string(),
  bytes: count,
  /** Day on which the file was last changed, UTC. */
  modified: v.string(),
  /** null for a format that is not text. */
  encoding: v.nullable(v.string()),
  sheet: v.nullable(v.string()),
  rowsIn: count,
  rowsAccepted: count,
  rowsRejected: count,
});

/** Counts by city-level area (adcode); "~" holds what has no known area. */
const areaCounts = v.record(v.string(), count);

const problemSchema = v.object({
  code: v.string(),
  severity: v.picklist(["error", "warning", "note"]),
  count,
  areas: areaCounts,
});

/** What became of the rows of one table in one period. rowsIn = rowsAccepted + rowsRejected. */
const tableReportSchema = v.object({
  dataset: v.picklist(["ledger", "report"]),
  period: v.string(),
  table: v.string(),
  rowsIn: count,
  rowsAccepted: count,
  rowsRejected: count,
  problems: v.array(problemSchema),
  /** Accepted and rejected rows by area. */
  accepted: areaCounts,
  rejected: areaCounts,
  /** Accepted rows with a value, by column that the ledger supplied. */
  filled: v.record(v.string(), count),
  /** Areas whose ledger is not there: their numbers are unknown, not zero. */
  notReported: v.array(v.string()),
});

/** A result that differed absurdly from the period before and was accepted all the same. */
const acceptedChangeSchema = v.object({
  period: v.string(),
  reason: v.string(),
  /** What differed, in Chinese and English. */
  changes: v.array(v.object({ zh: v.string(), en: v.string() })),
});

const provenanceSchema = v.object({
  tool: v.string(),
  inputs: v.array(inputSchema),
  tables: v.array(tableReportSchema),
  acceptedChanges: v.array(acceptedChangeSchema),
});

export type LedgerInput = v.InferOutput<typeof inputSchema>;
export type ProblemCount = v.InferOutput<typeof problemSchema>;
export type TableReport = v.InferOutput<typeof tableReportSchema>;
export type AcceptedChange = v.InferOutput<typeof acceptedChangeSchema>;
/** Where a generation comes from: kept beside it, since its id depends on the data alone. */
export type Provenance = v.InferOutput<typeof provenanceSchema>;

/** Text of provenance/<sha256>.json → provenance; throws naming the field at fault. */
export const parseProvenance = (text: string): Provenance =>
  parseDocument(provenanceSchema, JSON.parse(text));

/** The key of what has no known area. */
export const noArea = "~";

/** Whether a document is of the older kind, which names its inputs and counts nothing. */
export const listsInputsAlone = (text: string): boolean =>
  v.is(v.strictObject({ tool: v.string(), inputs: v.array(v.unknown()) }), JSON.parse(text));
