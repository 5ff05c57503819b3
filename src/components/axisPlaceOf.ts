import type { AxisPlace } from "../charts/axisPlace.ts";
import { plainColour, type ColourScale } from "../domain/colourScale.ts";
import type { Language } from "../domain/format.ts";
import type { Measure } from "../domain/measure.ts";
import { measuredValue } from "../domain/measuredValue.ts";
import { thresholdOf } from "../domain/targets.ts";
import type { AnswerRow } from "../query/answer.ts";
import type { AnyTarget } from "../state/targetBoard.svelte.ts";
import type { Catalogue } from "../words/words.ts";
import { shortAreaName, valueWithUnit } from "./rowText.ts";
import { roundingLimit } from "./targetText.ts";

interface Placed {
  adcode: string;
  row: AnswerRow | undefined;
  measure: Measure;
  target: AnyTarget;
  note: string;
  colour: ColourScale | null;
  words: Catalogue;
  language: Language;
}

/** A place's value of a measure with the target beside it, as one line of a shared axis. */
export function axisPlaceOf(placed: Placed): AxisPlace {
  const { adcode, row, measure, target, note, colour, words, language } = placed;
  const value = measuredValue(measure, row);
  return {
    key: adcode,
    name: shortAreaName(adcode, language),
    value,
    valueText: valueWithUnit(row, measure, words, roundingLimit(target)),
    target: thresholdOf(target),
    note,
    colour: (value === null ? null : colour?.(value)) ?? plainColour,
  };
}
