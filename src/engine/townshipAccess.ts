import { areaChildren, placeOf } from "../domain/area.ts";
import type { Dataset } from "../domain/generation.ts";
import { isCountedByRow } from "../domain/isCountedByRow.ts";
import type { CountedId } from "../domain/measure.ts";
import { isSuppliedBy } from "../query/supply.ts";
import type { TableFile } from "./factFiles.ts";
import type { SliceQuestion } from "./loadSlices.ts";
import { rowFiles, rowScopes } from "./rowFiles.ts";
import { periodOf } from "./snapshot.ts";

/**
 * Why there are no townships: `whole`: the area has areas inside; `not-counted`: the measure is not counted from single
 * enterprises; `not-supplied`: the ledger of the period lacks them, or the measure; `no-rows`: no row file of the area.
 */
export type NoTownships = "whole" | "not-counted" | "not-supplied" | "no-rows";

/** The row files from which a measure is sliced by township, or why it is not. */
export type TownshipAccess =
  { status: "ok"; measure: CountedId; files: readonly TableFile[] } | { status: NoTownships };

export function townshipAccess(
  ledger: Dataset | undefined,
  { measure, in: area, period }: SliceQuestion,
): TownshipAccess {
  if (area === null || placeOf(area) === null || areaChildren(area).length > 0)
    return { status: "whole" };
  if (!isCountedByRow(measure)) return { status: "not-counted" };
  const held = ledger === undefined ? undefined : periodOf(ledger, period);
  const hasColumn = held?.tables["enterprise"]?.supplied.includes("township") === true;
  if (held === undefined || !hasColumn || !isSuppliedBy(measure, held.tables))
    return { status: "not-supplied" };
  const files = rowFiles(held, rowScopes(area, undefined));
  return files.length === 0 ? { status: "no-rows" } : { status: "ok", measure, files };
}
