import { isCountedByRow } from "../domain/isCountedByRow.ts";
import { ratedRow, type AnswerRow } from "../query/answer.ts";
import { countRows } from "../query/countRows.ts";
import { isSuppliedBy } from "../query/supply.ts";
import { townshipsSql, type TownshipQuestion } from "../query/townshipsSql.ts";
import type { Engine } from "./engine.ts";
import type { LoadOptions } from "./progress.ts";
import { rowAccess, type NoRows, type RowSource } from "./rowAccess.ts";
import { periodOf } from "./snapshot.ts";

/**
 * A measure by township, in the order of their names; a null key is the enterprises without one. `not-counted`: the
 * measure is not counted from enterprises; `not-supplied`: the ledger of the period lacks the townships or the measure.
 */
export type CountedTownships = { question: TownshipQuestion } & (
  { status: "ok"; rows: readonly AnswerRow[] } | { status: "not-counted" | "not-supplied" } | NoRows
);

/** Counts a measure by township, loading the row files that the question reads. Throws as `Engine.query` does. */
export async function countTownships(
  snapshot: RowSource,
  engine: Pick<Engine, "query">,
  question: TownshipQuestion,
  options: LoadOptions,
): Promise<CountedTownships> {
  const { measure, ...scope } = question;
  if (!isCountedByRow(measure)) return { question, status: "not-counted" };
  const access = await rowAccess(snapshot, scope, options);
  if (access.status === "unavailable") return { question, ...access };
  const ledger = snapshot.dataset("ledger");
  const tables = (ledger === undefined ? undefined : periodOf(ledger, scope.period))?.tables ?? {};
  const hasTownships = tables["enterprise"]?.supplied.includes("township") === true;
  if (!hasTownships || !isSuppliedBy(measure, tables)) return { question, status: "not-supplied" };
  if (access.files.length === 0) return { question, status: "ok", rows: [] };
  const rows = await engine.query(townshipsSql({ ...scope, measure }), access.files, options);
  const counts = countRows({ by: ["area"] }, rows);
  return { question, status: "ok", rows: counts.map((row) => ratedRow(measure, row)) };
}
