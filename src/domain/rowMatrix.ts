import { areas, placeOf, places } from "./area.ts";
import type { DatasetId } from "./generation.ts";
import { noArea, type TableReport } from "./provenance.ts";

export interface MatrixRow {
  adcode: string;
  accepted: number;
  rejected: number;
  /** Errors by the codes of the matrix, in their order. A row may have several. */
  errors: readonly number[];
}

/** What became of the rows of one table, area by area. */
export interface RowMatrix {
  /** Codes of the errors that occur, the most frequent first. */
  codes: readonly string[];
  /** Areas with rows: of ledgers those of Hangzhou, Shanghai and Guangxi in turn; by code. */
  rows: readonly MatrixRow[];
  unplaced: MatrixRow;
  total: MatrixRow;
  /** Areas whose ledger is not there. */
  notReported: readonly string[];
}

export function rowMatrix(report: TableReport): RowMatrix {
  const errors = report.problems
    .filter(({ severity }) => severity === "error")
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  const rowOf = (adcode: string): MatrixRow => ({
    adcode,
    accepted: report.accepted[adcode] ?? 0,
    rejected: report.rejected[adcode] ?? 0,
    errors: errors.map(({ areas }) => areas[adcode] ?? 0),
  });
  const known = inOrder(report.dataset, [
    ...[report.accepted, report.rejected, ...errors.map(({ areas }) => areas)].flatMap(Object.keys),
  ]);
  const missing = new Set(report.notReported);
  const hasRows = ({ accepted, rejected, errors }: MatrixRow): boolean =>
    [accepted, rejected, ...errors].some((count) => count > 0);
  return {
    codes: errors.map(({ code }) => code),
    rows: known.map(rowOf).filter((row) => hasRows(row) || !missing.has(row.adcode)),
    unplaced: rowOf(noArea),
    total: {
      adcode: "",
      accepted: report.rowsAccepted,
      rejected: report.rowsRejected,
      errors: errors.map(({ count }) => count),
    },
    notReported: inOrder(report.dataset, report.notReported).filter(
      (adcode) => !hasRows(rowOf(adcode)),
    ),
  };
}

/** Known areas, each once, by code; those of ledgers by place first. */
export function inOrder(dataset: DatasetId, adcodes: readonly string[]): string[] {
  const position = (adcode: string): number => {
    const place = dataset === "ledger" ? placeOf(adcode) : null;
    return place === null ? places.length : places.indexOf(place);
  };
  return [...new Set(adcodes)]
    .filter((adcode) => adcode !== noArea)
    .sort((a, b) => position(a) - position(b) || (a < b ? -1 : 1));
}

/** Every city-level area of the places: 13 districts, 16 districts, 14 cities. */
export const reportingAreas: readonly string[] = areas
  .filter(({ parent }) => places.some((place) => place === parent))
  .map(({ adcode }) => adcode);
