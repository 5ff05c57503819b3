import { createHash } from "node:crypto";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { FileRef, Generation, PeriodFiles, Pointer } from "../../src/domain/generation.ts";
import { formatCounts, type AnswersFile } from "../../src/query/answersFile.ts";
import { answerSql } from "../../src/query/answerSql.ts";
import { countRows } from "../../src/query/countRows.ts";
import { factSql } from "../../src/query/factSql.ts";
import { questionKey, type Question } from "../../src/query/question.ts";
import { periodRowsSql, rowFileSql } from "../../src/query/rowsSql.ts";
import { sql } from "../../src/query/sql.ts";
import { august, createLedger, september } from "./ledger.ts";
import { nativeRows, openNative, parquetOf } from "./native.ts";

export type Files = Map<string, Uint8Array<ArrayBuffer>>;

export const base = "http://atlas.test/a/b/data/";

const sha = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const encode = (value: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(new TextEncoder().encode(JSON.stringify(value)));

function add(files: Files, bytes: Uint8Array<ArrayBuffer>, type: string): FileRef {
  const file = `${sha(bytes)}.${type}`;
  files.set(`files/${file}`, bytes);
  return { file, bytes: bytes.length };
}

/** The question that the folder has an answer for, and the one that it has a trend for. */
export const publishedQuestion: Question = {
  measure: "union-rate-25plus",
  in: "330100",
  periods: ["2025-09"],
  where: [],
  by: ["area"],
};
export const publishedTrend: Question = {
  ...publishedQuestion,
  in: "330110",
  periods: ["2025-08", "2025-09"],
  by: ["period"],
};

const months = { "2025-08": august, "2025-09": september } as const;
const rowScopes = ["330110", "330102", "330100", "310115", "450100", null] as const;

interface Held {
  /** Periods with row files. */
  withRows: readonly string[];
  /** Whether the ledger supplies the townships. */
  hasTownships: boolean;
}

/** A data folder of two months, the latest with row files, and the native database with the same fact tables. */
export async function makeDataFolder(
  held: Held = { withRows: ["2025-09"], hasTownships: false },
): Promise<{ files: Files; native: DuckDBConnection }> {
  const files: Files = new Map();
  const native = await openNative();
  const periods: PeriodFiles[] = [];
  for (const [period, ledger] of Object.entries(months)) {
    await createLedger(native, ledger);
    periods.push(await periodFiles(files, native, period, held));
  }
  await native.run(
    "CREATE TABLE enterprise_facts AS SELECT * FROM facts_2025_08 UNION ALL SELECT * FROM facts_2025_09",
  );
  const last = periods.at(-1);
  if (last !== undefined)
    last.answers = { "330100": await answers(files, native, publishedQuestion) };
  publish(files, {
    format: 1,
    profile: "named",
    schema: "1",
    measures: "1",
    datasets: [
      {
        id: "ledger",
        synthetic: true,
        areas: ["330100", "310000", "450000"],
        source: null,
        periods,
        trends: { "330100": await answers(files, native, publishedTrend) },
        breaks: {},
      },
    ],
  });
  return { files, native };
}

async function periodFiles(
  files: Files,
  native: DuckDBConnection,
  period: string,
  { withRows, hasTownships }: Held,
): Promise<PeriodFiles> {
  const facts = factSql("enterprise", period);
  await native.run(`CREATE TABLE facts_${period.replace("-", "_")} AS ${facts.text}`, [
    ...facts.params,
  ]);
  const all = sql`(${periodRowsSql(period)})`;
  const rows: Record<string, FileRef> = {};
  if (withRows.includes(period))
    for (const scope of rowScopes)
      rows[scope ?? "none"] = add(
        files,
        await parquetOf(native, rowFileSql(all, scope)),
        "parquet",
      );
  return {
    period,
    synthetic: true,
    tables: {
      enterprise: {
        rowsAccepted: 13,
        rowsRejected: 0,
        supplied: hasTownships ? [...supplied, "township"] : supplied,
      },
    },
    facts: { enterprise: add(files, await parquetOf(native, facts), "parquet") },
    answers: {},
    rows,
    parks: add(files, encode([{ id: "x-hz-01", areas: ["330110"] }]), "json"),
  };
}

const supplied = [
  "adcode",
  "unit_nature",
  "employees",
  "members",
  "build_mode",
  "sector",
  "park",
  "key_lists",
  "party_org",
];

async function answers(
  files: Files,
  native: DuckDBConnection,
  question: Question,
): Promise<FileRef> {
  const rows = countRows(question, await nativeRows(native, answerSql(question)));
  const content: AnswersFile = { [questionKey(question)]: formatCounts(rows) };
  return add(files, encode(content), "json");
}

/** Writes a generation and makes it the current one; returns its id. */
export function publish(files: Files, generation: Generation): string {
  const bytes = encode(generation);
  const id = sha(bytes).slice(0, 16);
  files.set(`generations/${id}.json`, bytes);
  const pointer: Pointer = { format: 1, generation: id, version: 1, provenance: "0".repeat(64) };
  files.set("current.json", encode(pointer));
  return id;
}

/** A server of these files that notes what it was asked for. */
export function serve(files: Files): { fetch: typeof fetch; asked: string[] } {
  const asked: string[] = [];
  const answer: typeof fetch = async (input, init) => {
    const file = String(input).slice(base.length);
    asked.push(file);
    if (init?.signal?.aborted === true) throw new DOMException("aborted", "AbortError");
    const bytes = files.get(file);
    return bytes === undefined
      ? new Response("not found", { status: 404 })
      : new Response(bytes.slice(), { headers: { "content-length": String(bytes.length) } });
  };
  return { fetch: answer, asked };
}
