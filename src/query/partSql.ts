import { isCountedByRow } from "../domain/isCountedByRow.ts";
import { measure, type MeasureId } from "../domain/measure.ts";
import type { Predicate } from "../domain/predicate.ts";
import type { RowPart } from "../domain/viewChoices.ts";
import { predicateSql } from "./predicateSql.ts";
import { raw, sql, type Sql } from "./sql.ts";

/**
 * The enterprises that a part of a measure is made of, as a condition that is never NULL. For a measure that counts
 * enterprises their number is its denominator, its numerator, what is between them, or what it leaves out.
 */
export function partSql(id: MeasureId, part: RowPart): Sql {
  if (part === "all") return raw("true");
  if (!isCountedByRow(id)) throw new Error(`not counted from enterprises: ${id}`);
  const { population, known, eligible, covered } = measure(id);
  const all = (...parts: readonly Predicate[]): Sql =>
    sql`(${predicateSql("enterprise", { all: parts })}) IS TRUE`;
  switch (part) {
    case "denominator":
      return all(population, known, eligible);
    case "numerator":
      return all(population, known, eligible, covered);
    case "gap":
      return sql`${all(population, known, eligible)} AND NOT ${all(covered)}`;
    case "left-out":
      return sql`${all(population)} AND NOT ${all(known)}`;
  }
}
