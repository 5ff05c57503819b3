import { createHash } from "node:crypto";
import { writeGeneration } from "../../data/build/dataFolder.ts";
import type { Dataset, Generation, TableSupply } from "../../src/domain/generation.ts";
import type { LedgerInput, Provenance, TableReport } from "../../src/domain/provenance.ts";
import { reportingAreas } from "../../src/domain/rowMatrix.ts";
import { generationOf } from "../data/build/dataFolders.ts";
import { copyOf } from "./fixtureData.ts";

/** Rejected rows of the enterprises: 上城 4, 余杭 5, 浦东 2, of no known area 1, with 14 errors. */
const problems: TableReport["problems"] = [
  {
    code: "check-character",
    severity: "error",
    count: 7,
    areas: { "330102": 3, "330110": 3, "310115": 1 },
  },
  {
    code: "constraint-error",
    severity: "error",
    count: 5,
    areas: { "330102": 1, "330110": 3, "310115": 1 },
  },
  { code: "unknown-area", severity: "error", count: 2, areas: { "330110": 1, "~": 1 } },
  {
    code: "build-mode-union",
    severity: "warning",
    count: 9,
    areas: { "330102": 2, "330106": 4, "450100": 3 },
  },
  {
    code: "normalised-number",
    severity: "note",
    count: 31,
    areas: { "330106": 20, "450300": 10, "~": 1 },
  },
];
const rejected = { "330102": 4, "330110": 5, "310115": 2, "~": 1 };
const silent = "450500";

interface Table {
  dataset: Dataset;
  period: string;
  table: string;
  supply: TableSupply;
}

const tablesOf = ({ datasets }: Generation): Table[] =>
  datasets.flatMap((dataset) =>
    dataset.periods.flatMap(({ period, tables }) =>
      Object.entries(tables).map(([table, supply]) => ({ dataset, period, table, supply })),
    ),
  );

/** Rows dealt to the areas in turn; the rest of the last round is of no known area. */
function dealt(rows: number, areas: readonly string[]): Record<string, number> {
  const each = Math.floor(rows / areas.length);
  const counts = areas.map((adcode): [string, number] => [adcode, each]);
  return { ...Object.fromEntries(counts), "~": rows - each * areas.length };
}

function reportOf({ dataset, period, table, supply }: Table): TableReport {
  const { rowsAccepted = 0, rowsRejected = 0 } = supply;
  const isLedger = dataset.id === "ledger";
  const areas = isLedger ? reportingAreas.filter((one) => one !== silent) : dataset.areas;
  return {
    dataset: dataset.id,
    period,
    table,
    rowsIn: rowsAccepted + rowsRejected,
    rowsAccepted,
    rowsRejected,
    problems: rowsRejected === 0 ? [] : problems,
    accepted: dealt(rowsAccepted, areas),
    rejected: rowsRejected === 0 ? {} : rejected,
    filled: Object.fromEntries(
      supply.supplied.map((name, at) => [name, Math.floor(rowsAccepted * (1 - at / 200))]),
    ),
    notReported: supply.notReported ?? [],
  };
}

function inputOf(table: Table, at: number): LedgerInput {
  const { rowsIn, rowsAccepted, rowsRejected } = reportOf(table);
  const isWorkbook = at % 3 === 1;
  return {
    dataset: table.dataset.id,
    period: table.period,
    table: table.table,
    file: isWorkbook
      ? `${table.period} ${table.table}（各区县汇总上报稿）.xlsx`
      : `${table.table}.csv`,
    sha256: createHash("sha256").update(`${table.period} ${table.table}`).digest("hex"),
    bytes: 900 + rowsIn * 97,
    modified: "2025-10-08",
    encoding: isWorkbook ? null : "gb18030",
    sheet: isWorkbook ? "9月明细" : null,
    rowsIn,
    rowsAccepted,
    rowsRejected,
  };
}

/** The manifest with twelve enterprises of the latest month rejected and one city silent. */
function withFaults(generation: Generation): Generation {
  return {
    ...generation,
    datasets: generation.datasets.map((dataset) => ({
      ...dataset,
      periods: dataset.periods.map((files) => {
        const { enterprise } = files.tables;
        if (files.period !== "2025-09" || enterprise === undefined) return files;
        const told = { ...enterprise, rowsRejected: 12, notReported: [silent] };
        return { ...files, tables: { ...files.tables, enterprise: told } };
      }),
    })),
  };
}

/** A copy of a data folder whose pointer names a record of where it comes from. */
export async function recordedData(data: string): Promise<string> {
  const copy = copyOf(data);
  const generation = withFaults(await generationOf(copy));
  const tables = tablesOf(generation);
  const provenance: Provenance = {
    tool: "union-atlas 0.1.0",
    inputs: tables.map(inputOf),
    tables: tables.map(reportOf),
    acceptedChanges: [
      {
        period: "2025-09",
        reason: "北海市台账推迟报送，已电话核实，下期补齐",
        changes: [
          {
            zh: "北海市企业行数由 93 行减为 0 行",
            en: "rows of enterprises of Beihai fell from 93 to 0",
          },
        ],
      },
    ],
  };
  await writeGeneration(copy, generation, provenance);
  return copy;
}
