import { isPeriod } from "../../domain/period.ts";
import type { SqlCell, SqlTable } from "../../state/query.svelte.ts";

/** The quick chart of a result, or why there is none. */
export type ResultChart =
  | { kind: "bars"; label: string; value: string; bars: readonly Bar[] }
  | { kind: "trend"; label: string; value: string; points: readonly Point[] }
  | { kind: "none"; reason: "empty" | "numbers" | "texts" | "negative" };

export interface Bar {
  name: string;
  value: number | null;
}

export interface Point {
  period: string;
  value: number | null;
}

/** Most bars that are drawn. */
export const mostBars = 50;

/** The first column of numbers over the first of text: a trend when those are periods in order, else bars. */
export function resultChart({ columns, rows }: SqlTable): ResultChart {
  if (rows.length === 0) return { kind: "none", reason: "empty" };
  const cells = (column: number): SqlCell[] => rows.map((row) => row[column] ?? null);
  const isOf = (column: number, type: "string" | "number"): boolean => {
    const known = cells(column).filter((cell) => cell !== null);
    return known.length > 0 && known.every((cell) => typeof cell === type);
  };
  const texts = columns.findIndex((_, index) => isOf(index, "string"));
  const numbers = columns.findIndex((_, index) => isOf(index, "number"));
  const [label, value] = [columns[texts]?.name, columns[numbers]?.name];
  if (value === undefined) return { kind: "none", reason: "numbers" };
  if (label === undefined) return { kind: "none", reason: "texts" };
  const [names, values] = [
    cells(texts),
    cells(numbers).map((cell) => (cell === null ? null : Number(cell))),
  ];
  if (isTrend(names))
    return {
      ...{ kind: "trend", label, value },
      points: names.map((period, index) => ({
        period: String(period),
        value: values[index] ?? null,
      })),
    };
  if (values.some((one) => one !== null && one < 0)) return { kind: "none", reason: "negative" };
  const bars = names.map((name, index) => ({
    name: name === null ? "NULL" : String(name),
    value: values[index] ?? null,
  }));
  return { kind: "bars", label, value, bars: bars.slice(0, mostBars) };
}

const isTrend = (names: readonly SqlCell[]): boolean =>
  names.length > 1 &&
  names.every(
    (name, index) =>
      typeof name === "string" &&
      isPeriod(name) &&
      (index === 0 || String(names[index - 1]) < name),
  );
