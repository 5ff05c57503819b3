import type { DuckDBConnection } from "@duckdb/node-api";
import { columnsOf, type ColumnType } from "../../src/domain/schema.ts";

/** A row of the small ledger: what a test needs, everything else empty. */
export interface Enterprise {
  adcode: string | null;
  unit_nature: string;
  build_mode: string;
  employees: number | null;
  members: number;
  sector: string | null;
  park: string | null;
  key_lists: number;
  party_org: boolean | null;
  township?: string;
  /** Numbered by the row when left out. */
  credit_code?: string;
}

const sqlType = (type: ColumnType): string => {
  if (type === "integer" || type === "codes" || type === "year") return "INTEGER";
  if (type === "decimal") return "DOUBLE";
  return type === "boolean" ? "BOOLEAN" : "VARCHAR";
};

const literal = (value: unknown): string =>
  typeof value === "string" ? `'${value}'` : String(value ?? null);

/** Makes the validated table `enterprise` with these rows; names and codes are numbered. */
export async function createLedger(
  connection: DuckDBConnection,
  enterprises: readonly Enterprise[],
): Promise<void> {
  const columns = columnsOf("enterprise");
  const names = columns.map(({ name, type }) => `"${name}" ${sqlType(type)}`).join(", ");
  await connection.run(`CREATE OR REPLACE TABLE enterprise (${names})`);
  for (const [index, enterprise] of enterprises.entries()) {
    const row: Record<string, unknown> = {
      credit_code: `9900000000000000${String(index).padStart(2, "0")}`,
      name: `示例企业 ${String(index).padStart(6, "0")}`,
      ...enterprise,
    };
    const values = columns.map(({ name }) => literal(row[name])).join(", ");
    await connection.run(`INSERT INTO enterprise VALUES (${values})`);
  }
}

export const enterprise = (
  adcode: string | null,
  build_mode: string,
  employees: number | null,
  members: number,
  rest: Partial<Enterprise> = {},
): Enterprise => ({
  adcode,
  build_mode,
  employees,
  members,
  unit_nature: "nonpublic",
  sector: "C",
  park: null,
  key_lists: 0,
  party_org: null,
  ...rest,
});

/**
 * Thirteen enterprises. Non-public ones of 25 or more: 余杭 330110 has 3, 2 of them with a union; 上城 330102 has 1
 * with a union; Hangzhou without district has 1 without; 浦东 310115 has 2, 1 with; 南宁 青秀 450103 has 1 without. The first
 * two of 余杭 are in 五常街道, the third in 仓前街道, the others in none.
 */
export const september: readonly Enterprise[] = [
  enterprise("330110", "standalone", 40, 30, {
    park: "x-hz-01",
    key_lists: 1,
    party_org: true,
    township: "五常街道",
  }),
  enterprise("330110", "joint", 120, 60, { sector: "I", key_lists: 3, township: "五常街道" }),
  enterprise("330110", "none", 25, 0, { park: "x-hz-01", sector: null, township: "仓前街道" }),
  enterprise("330110", "none", null, 0),
  enterprise("330110", "none", 24, 0),
  enterprise("330102", "coverage", 60, 10, { party_org: false }),
  enterprise("330102", "none", 500, 0, { unit_nature: "soe" }),
  enterprise("330100", "none", 30, 0),
  enterprise("310115", "standalone", 26, 20),
  enterprise("310115", "none", 300, 0, { sector: "A", key_lists: 2 }),
  enterprise("450103", "none", 99, 0),
  enterprise(null, "none", 70, 0),
  enterprise(null, "joint", 80, 1),
];

/** A month earlier: 余杭's second enterprise had no union yet. */
export const august: readonly Enterprise[] = september.map((row, index) =>
  index === 1 ? { ...row, build_mode: "none", members: 0 } : row,
);
