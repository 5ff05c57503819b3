import { measure as measureOf } from "../../domain/measure.ts";
import { standing } from "../../domain/standing.ts";
import { mapColours } from "../../map/areaLook.ts";
import type { MapRow } from "../../map/mapRow.ts";
import type { AreaShapes } from "../../map/shapes.ts";
import type { Answer } from "../../query/answer.ts";
import { mapRows } from "../mapRows.ts";
import type { FigureSetting } from "./briefingSetting.ts";

/** What a briefing's map draws of its areas. */
export interface BriefedRows {
  rows: readonly MapRow[];
  /** Areas that miss the target in force. */
  missed: ReadonlySet<string>;
}

/** Rows of the areas of a map; where only one is to be found, the others are grey and without names. */
export function briefedRows(
  parts: Answer,
  shapes: AreaShapes,
  { measure: id, colour, words, language }: FigureSetting,
  only: string | null = null,
): BriefedRows {
  const isShown = (adcode: string): boolean => only === null || only === adcode;
  const rows = mapRows({ shapes, parts, colour: colour(id), words, language }).map((row) =>
    isShown(row.adcode) ? row : besides(row),
  );
  const missed = parts.rows.flatMap((row) => {
    const adcode = row.keys[0] ?? "";
    const stands = measureOf(id).kind === "rate" ? standing(id, adcode, row) : undefined;
    return stands?.met === false && isShown(adcode) ? [adcode] : [];
  });
  return { rows, missed: new Set(missed) };
}

const besides = (row: MapRow): MapRow => ({
  ...row,
  ...{ name: "", shortName: "", valueText: "", status: "ok", value: null },
  colour: mapColours.quiet,
});
