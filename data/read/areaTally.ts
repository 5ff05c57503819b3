import { cityOf, isPlace } from "../../src/domain/area.ts";
import { noArea, type ProblemCount } from "../../src/domain/provenance.ts";
import type { Table } from "../../src/domain/schema.ts";
import type { CellValue } from "./cell.ts";
import { severityOf, type ProblemCode } from "./problem.ts";

type Counts = Map<string, number>;

const addTo = (counts: Counts, key: string, by = 1): void =>
  void counts.set(key, (counts.get(key) ?? 0) + by);

const sorted = (counts: Counts): Record<string, number> =>
  Object.fromEntries(
    [...counts].filter(([, count]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Rows and problems of a table by city-level area, as they are read; "~" is none that is known. */
export class AreaTally {
  #at: number;
  #accepted: Counts = new Map();
  #rejected: Counts = new Map();
  #problems = new Map<ProblemCode, Counts>();

  constructor({ columns }: Table) {
    this.#at = columns.findIndex(({ name, type }) => name === "adcode" && type === "adcode");
  }

  /** Adds what another tally of the table counted. */
  add({ accepted, rejected, problems }: AreaTally): void {
    for (const [area, count] of Object.entries(accepted)) addTo(this.#accepted, area, count);
    for (const [area, count] of Object.entries(rejected)) addTo(this.#rejected, area, count);
    for (const { code, areas } of problems)
      for (const [area, count] of Object.entries(areas)) this.#count(code, area, count);
  }

  row(values: readonly CellValue[], isAccepted: boolean): void {
    addTo(isAccepted ? this.#accepted : this.#rejected, this.#areaOf(values));
  }

  /** A row that was accepted is rejected after all. */
  reject(adcode: string | null): void {
    const area = areaOf(adcode);
    addTo(this.#accepted, area, -1);
    addTo(this.#rejected, area);
  }

  /** `values` null: of the file as a whole. */
  problem(code: ProblemCode, values: readonly CellValue[] | null): void {
    this.#count(code, values === null ? noArea : this.#areaOf(values));
  }

  problemIn(code: ProblemCode, adcode: string | null): void {
    this.#count(code, areaOf(adcode));
  }

  get accepted(): Record<string, number> {
    return sorted(this.#accepted);
  }

  get rejected(): Record<string, number> {
    return sorted(this.#rejected);
  }

  get problems(): (ProblemCount & { code: ProblemCode })[] {
    return [...this.#problems]
      .map(([code, areas]) => ({
        code,
        severity: severityOf(code),
        count: [...areas.values()].reduce((sum, count) => sum + count, 0),
        areas: sorted(areas),
      }))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  #count(code: ProblemCode, area: string, by = 1): void {
    const counts = this.#problems.get(code) ?? new Map<string, number>();
    this.#problems.set(code, counts);
    addTo(counts, area, by);
  }

  #areaOf(values: readonly CellValue[]): string {
    const adcode = this.#at < 0 ? null : values[this.#at];
    return areaOf(typeof adcode === "string" ? adcode : null);
  }
}

const areaOf = (adcode: string | null): string => {
  if (adcode === null || isPlace(adcode)) return noArea;
  return cityOf(adcode) ?? noArea;
};
