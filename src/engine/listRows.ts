import type { RawRow } from "../query/countRows.ts";
import { rowsSql, type EnterpriseRow, type RowQuestion } from "../query/rowsSql.ts";
import type { Engine } from "./engine.ts";
import type { LoadOptions } from "./progress.ts";
import { rowAccess, type NoRows, type RowSource } from "./rowAccess.ts";

/** A page of enterprises and the number of all that match, or why there are none. */
export type ListedRows = { question: RowQuestion } & (
  { status: "ok"; rows: readonly EnterpriseRow[]; total: number } | NoRows
);

/** Lists enterprises, loading the row files that the question reads. Throws as `Engine.query` does. */
export async function listRows(
  snapshot: RowSource,
  engine: Pick<Engine, "query">,
  question: RowQuestion,
  options: LoadOptions,
): Promise<ListedRows> {
  const access = await rowAccess(snapshot, question, options);
  if (access.status === "unavailable") return { question, ...access };
  if (access.files.length === 0) return { status: "ok", question, rows: [], total: 0 };
  const page = async (asked: RowQuestion): Promise<EnterpriseRow[]> =>
    (await engine.query(rowsSql(asked), access.files, options)).map(enterpriseRow);
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

const enterpriseRow = (row: RawRow): EnterpriseRow => row as unknown as EnterpriseRow;
