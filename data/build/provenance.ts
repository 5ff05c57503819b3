import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Pointer } from "../../src/domain/generation.ts";
import {
  parseProvenance,
  type AcceptedChange,
  type LedgerInput,
  type Provenance,
  type TableReport,
} from "../../src/domain/provenance.ts";

type Slotted = Pick<LedgerInput, "dataset" | "period">;

const slot = ({ dataset, period }: Slotted): string => `${dataset}/${period}`;

const order = (one: Slotted & { table: string; file?: string }): string =>
  [slot(one), one.table, one.file ?? ""].join("/");

const inOrder = <One extends Slotted & { table: string; file?: string }>(rows: One[]): One[] =>
  rows.sort((a, b) => (order(a) < order(b) ? -1 : 1));

/** What a build adds to a provenance. */
export interface BuiltProvenance {
  inputs: readonly LedgerInput[];
  tables: readonly TableReport[];
  acceptedChanges: readonly AcceptedChange[];
}

/** The provenance of the current generation; null when it was written by an older program. */
export async function readProvenance(
  folder: string,
  { provenance }: Pointer,
): Promise<Provenance | null> {
  const text = await readFile(join(folder, "provenance", `${provenance}.json`), "utf8");
  try {
    return parseProvenance(text);
  } catch {
    return null;
  }
}

/** The provenance of the periods that stay together with that of a build, in the order of period, table and file. */
export function mergedProvenance(
  tool: string,
  before: Provenance | null,
  built: BuiltProvenance,
): Provenance {
  const slots = new Set(built.tables.map(slot));
  const stays = (one: Slotted): boolean => !slots.has(slot(one));
  const periods = new Set(
    built.tables.filter(({ dataset }) => dataset === "ledger").map(({ period }) => period),
  );
  const changes = (before?.acceptedChanges ?? []).filter(({ period }) => !periods.has(period));
  return {
    tool,
    inputs: inOrder([...(before?.inputs ?? []).filter(stays), ...built.inputs]),
    tables: inOrder([...(before?.tables ?? []).filter(stays), ...built.tables]),
    acceptedChanges: [...changes, ...built.acceptedChanges].sort((a, b) =>
      a.period < b.period ? -1 : 1,
    ),
  };
}
