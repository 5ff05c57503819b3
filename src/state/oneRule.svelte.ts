import type { Place } from "../domain/area.ts";
import { ruleOf, type RuleId } from "../domain/comparisonRows.ts";
import { isMeasureId, type MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { Target } from "../domain/target.ts";
import { loadTargets, targetOf } from "../domain/targets.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { Answer } from "../query/answer.ts";
import { loadPart } from "../engine/loadPart.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";

export interface OneRuleInput {
  rule: RuleId;
  period: Period;
  places: readonly Place[];
}

/** The definition of one place applied to the data of all: an assumption, never a published figure. */
export interface OneRule {
  target: Target;
  measure: MeasureId;
  /** Whose definition it is. */
  owner: Place;
  answers: ReadonlyMap<Place, Answer>;
}

/** The answers under one rule; undefined value while the rule has no measure. */
export class OneRuleState {
  readonly latest: Latest<OneRuleInput, OneRule | null>;

  constructor(atlas: () => Atlas, input: () => OneRuleInput | undefined) {
    this.latest = new Latest((asked, signal) => loadRule(atlas(), asked, signal));
    followInput(this.latest, input);
  }
}

async function loadRule(
  atlas: Atlas,
  { rule, period, places }: OneRuleInput,
  signal: AbortSignal,
): Promise<OneRule | null> {
  const found = ruleOf(rule);
  if (found === undefined) return null;
  const target = targetOf(found.target, await loadPart("targets", loadTargets));
  const measure = found.row.measures?.[found.place] ?? target.measure;
  if (measure === null || !isMeasureId(measure)) return null;
  const answers = await Promise.all(
    places.map(async (place) => {
      const asked = { measure, in: place, periods: [period], where: [], by: [] };
      return [place, await atlas.ask(asked, { signal })] as const;
    }),
  );
  return { target, measure, owner: found.place, answers: new Map(answers) };
}
