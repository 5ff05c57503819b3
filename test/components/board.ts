import catalogue from "../../data/policy/targets.json" with { type: "json" };
import { isMeasureId, type MeasureId } from "../../src/domain/measure.ts";
import { judge, type StatusCounts } from "../../src/domain/status.ts";
import type { Target } from "../../src/domain/target.ts";
import type { TargetId } from "../../src/domain/targetIds.ts";
import { targetOf } from "../../src/domain/targets.ts";
import type { AnswerRow } from "../../src/query/answer.ts";
import { targetArea, type BoardRow } from "../../src/state/targetBoard.svelte.ts";
import { answer } from "./answers.ts";

const whole = catalogue as unknown as readonly Target[];

interface Choices {
  measure?: MeasureId;
  adcode?: string;
  change?: Partial<Target>;
  series?: readonly StatusCounts[];
}

/** A record of the catalogue judged on the counts of a row as of September 2025. */
export function board(id: TargetId, row: AnswerRow | undefined, choices: Choices = {}): BoardRow {
  const target = { ...targetOf(id, whole), ...choices.change };
  const own = target.measure !== null && isMeasureId(target.measure) ? target.measure : null;
  const measure = choices.measure ?? own;
  const adcode = choices.adcode ?? targetArea(target);
  const input = {
    target,
    measure,
    adcode,
    now: {
      asOf: "2025-09-30",
      numerator: row?.numerator ?? null,
      denominator: row?.denominator ?? null,
      status: row?.status ?? ("not-supplied" as const),
    },
    series: choices.series ?? [],
  };
  const question = { ...(measure === null ? {} : { measure }), in: adcode, by: [] };
  return {
    target,
    measure,
    adcode,
    answer: measure === null ? null : answer(row === undefined ? [] : [row], question),
    row,
    trend: null,
    input,
    judgement: judge(input),
  };
}
