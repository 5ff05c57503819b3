import { plainColour, type ColourScale } from "../domain/colourScale.ts";
import { measure as measureOf } from "../domain/measure.ts";
import { park } from "../domain/park.ts";
import type { MapMark } from "../map/mapRow.ts";
import type { AreaShapes } from "../map/shapes.ts";
import type { Answer } from "../query/answer.ts";
import type { ParkName } from "../state/subjectAnswers.ts";
import type { Catalogue } from "../words/words.ts";
import { valueText } from "./rowText.ts";

/** The parks of an answer that can be drawn, and how many cannot. */
export interface ParkMarks {
  marks: readonly MapMark[];
  /** Drawn in the middle of the area that they lie in, since no position is known. */
  inexact: number;
  /** Without a position, and in no area that is drawn. */
  unplaced: number;
}

/** Parks as points over a map: sized by their enterprises, coloured by the measure. */
export function parkMarks(
  answer: Answer,
  names: ReadonlyMap<string, ParkName>,
  shapes: AreaShapes,
  colour: ColourScale | null,
  words: Catalogue,
): ParkMarks {
  const measure = measureOf(answer.question.measure);
  const isRate = measure.kind === "rate";
  const labels = new Map(shapes.areas.map(({ adcode, label }) => [adcode, label]));
  const wanted = answer.rows.filter(
    ({ keys: [key], status }) => key !== null && (status === "ok" || status === "hidden"),
  );
  const marks = wanted.flatMap((row): MapMark[] => {
    const id = String(row.keys[0]);
    const known = names.get(id) ?? park(id);
    const outline = shapes.parks.find((one) => one.id === id);
    const point =
      known?.lon == null || known.lat == null ? undefined : ([known.lon, known.lat] as const);
    const exact = outline?.label ?? point;
    const at = exact ?? known?.areas.map((adcode) => labels.get(adcode)).find((label) => label);
    if (at === undefined) return [];
    return [
      {
        id,
        name: known?.name ?? id,
        at,
        isExact: exact !== undefined,
        outline: outline?.feature ?? null,
        amount: isRate ? row.denominator : row.numerator,
        status: row.status,
        valueText: valueText(row, measure, words),
        colour: isRate && colour !== null ? colour(row.value) : plainColour,
      },
    ];
  });
  return {
    marks,
    inexact: marks.filter(({ isExact }) => !isExact).length,
    unplaced: wanted.length - marks.length,
  };
}
