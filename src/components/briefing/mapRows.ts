import { measure as measureOf } from "../../domain/measure.ts";
import { standing } from "../../domain/standing.ts";
import { mapColours } from "../../map/areaLook.ts";
import type { MapRow } from "../../map/mapRow.ts";
import type { AreaShapes } from "../../map/shapes.ts";
import type { Answer } from "../../query/answer.ts";
import { areaName, shortAreaName, valueText } from "../rowText.ts";
import type { FigureSetting } from "./briefingSetting.ts";

/** What a briefing's map draws of its areas. */
export interface BriefedRows {
  rows: readonly MapRow[];
  /** Areas that miss the target in force. */
  missed: ReadonlySet<string>;
}

/** Rows of the areas of a map; where only one is to be found, the others are grey and without names. */
export function mapRows(
  parts: Answer,
  shapes: AreaShapes,
  setting: FigureSetting,
  only: string | null = null,
): BriefedRows {
  const { words, language } = setting;
  const measure = measureOf(setting.measure);
  const isCount = measure.kind === "count";
  const colour = setting.colour(measure.id);
  const byKey = new Map(parts.rows.map((row) => [row.keys[0], row]));
  const missed = new Set<string>();
  const rows = shapes.areas.map(({ adcode }): MapRow => {
    const row = byKey.get(adcode);
    const isShown = only === null || only === adcode;
    const stands =
      row === undefined || measure.kind !== "rate" ? undefined : standing(measure.id, adcode, row);
    if (stands?.met === false && isShown) missed.add(adcode);
    return {
      adcode,
      name: isShown ? areaName(adcode, language) : "",
      shortName: isShown ? shortAreaName(adcode, language) : "",
      value: isCount ? (row?.numerator ?? null) : (row?.value ?? null),
      amount: row?.numerator ?? null,
      status: isShown ? (row?.status ?? "not-supplied") : "ok",
      valueText: row?.status === "ok" && isShown ? valueText(row, measure, words, stands) : "",
      colour: isShown
        ? ((isCount ? null : colour?.(row?.value ?? null)) ?? "#6fb3ab")
        : mapColours.quiet,
    };
  });
  return { rows, missed };
}
