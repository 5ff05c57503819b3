import { plainColour, type ColourScale } from "../domain/colourScale.ts";
import type { Language } from "../domain/format.ts";
import { measure as measureOf } from "../domain/measure.ts";
import { measuredValue } from "../domain/measuredValue.ts";
import { standing, type Standing } from "../domain/standing.ts";
import type { MapRow } from "../map/mapRow.ts";
import type { AreaShapes } from "../map/shapes.ts";
import type { Answer } from "../query/answer.ts";
import type { Catalogue } from "../words/words.ts";
import { areaName, shortAreaName, valueText } from "./rowText.ts";

interface Drawn {
  shapes: AreaShapes;
  /** Grouped by area. */
  parts: Answer;
  colour: ColourScale | null;
  /** What the areas are set against; the primary target of the place unless told otherwise. */
  target?: Standing["target"] | undefined;
  words: Catalogue;
  language: Language;
}

/** An answer about the parts of an area as the map draws it; an area without a row has no data. */
export function mapRows({ shapes, parts, colour, target, words, language }: Drawn): MapRow[] {
  const measure = measureOf(parts.question.measure);
  const isRate = measure.kind === "rate";
  const byKey = new Map(parts.rows.map((row) => [row.keys[0], row]));
  return shapes.areas.map(({ adcode, name }) => {
    const row = byKey.get(adcode);
    const stands =
      row === undefined || !isRate ? undefined : standing(measure.id, adcode, row, target);
    const value = measuredValue(measure, row);
    return {
      adcode,
      name: language === "zh-CN" ? name : areaName(adcode, language),
      shortName: shortAreaName(adcode, language),
      value,
      amount: isRate ? (row?.numerator ?? null) : value,
      status: row?.status ?? "not-supplied",
      valueText: row?.status === "ok" ? valueText(row, measure, words, stands) : "",
      colour: isRate && colour !== null ? colour(value) : plainColour,
    };
  });
}
