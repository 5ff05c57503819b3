import type { Dataset } from "../domain/generation.ts";
import type { Park } from "../domain/park.ts";
import type { RawRow } from "../query/countRows.ts";
import { rowsSql, type EnterpriseRow, type RowQuestion } from "../query/rowsSql.ts";
import type { Engine } from "./engine.ts";
import type { TableFile } from "./factFiles.ts";
import type { LoadOptions } from "./progress.ts";
import { rowFiles, rowScopes } from "./rowFiles.ts";
import { periodOf, type Snapshot } from "./snapshot.ts";

/**
 * A page of enterprises and the number of all that match. `unavailable`: `no-ledger` without a ledger data set,
 * `period-without-rows` when only the `periods` have row files.
 */
export type ListedRows =
  | { status: "ok"; question: RowQuestion; rows: readonly EnterpriseRow[]; total: number }
  | {
      status: "unavailable";
      question: RowQuestion;
      reason: "no-ledger" | "period-without-rows";
      periods: readonly string[];
    };

type Files = Pick<Snapshot, "dataset" | "parksOf">;

/** Lists enterprises, loading the row files that the question reads. Throws as `Engine.query` does. */
export async function listRows(
  snapshot: Files,
  engine: Pick<Engine, "query">,
  question: RowQuestion,
  options: LoadOptions,
): Promise<ListedRows> {
  const ledger = snapshot.dataset("ledger");
  if (ledger === undefined) return unavailable(question, "no-ledger", []);
  const held = periodsWithRows(ledger);
  if (!held.includes(question.period)) return unavailable(question, "period-without-rows", held);
  const files = await filesOf(snapshot, ledger, question, options);
  if (files.length === 0) return { status: "ok", question, rows: [], total: 0 };
  const page = async (asked: RowQuestion): Promise<EnterpriseRow[]> =>
    (await engine.query(rowsSql(asked), files, options)).map(enterpriseRow);
  const rows = await page(question);
  const [first] = rows.length > 0 ? rows : await firstOf(question, page);
  return { status: "ok", question, rows, total: first?.total ?? 0 };
}

/** Behind the last page the total is still wanted. */
const firstOf = async (
  question: RowQuestion,
  page: (asked: RowQuestion) => Promise<EnterpriseRow[]>,
): Promise<EnterpriseRow[]> =>
  question.offset > 0 ? page({ ...question, offset: 0, limit: 1 }) : [];

const periodsWithRows = ({ periods }: Dataset): string[] =>
  periods.filter(({ rows }) => Object.keys(rows).length > 0).map(({ period }) => period);

const unavailable = (
  question: RowQuestion,
  reason: "no-ledger" | "period-without-rows",
  periods: readonly string[],
): ListedRows => ({ status: "unavailable", question, reason, periods });

async function filesOf(
  snapshot: Files,
  ledger: Dataset,
  { in: adcode, park: id, period }: RowQuestion,
  options: LoadOptions,
): Promise<TableFile[]> {
  const files = periodOf(ledger, period);
  if (files === undefined) return [];
  const wanted = adcode === null && id !== undefined;
  const parks: readonly Park[] = wanted ? await snapshot.parksOf(ledger, period, options) : [];
  const park = wanted ? parks.find((candidate) => candidate.id === id) : undefined;
  return wanted && park === undefined ? [] : rowFiles(files, rowScopes(adcode, park));
}

const enterpriseRow = (row: RawRow): EnterpriseRow => row as unknown as EnterpriseRow;
