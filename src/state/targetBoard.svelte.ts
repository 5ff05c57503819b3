import { isMeasureId, type MeasureId } from "../domain/measure.ts";
import { lastDay, type Period } from "../domain/period.ts";
import { judge, type Judgement, type StatusCounts, type StatusInput } from "../domain/status.ts";
import type { PublisherTarget } from "../domain/publisherTarget.ts";
import type { Target } from "../domain/target.ts";
import { loadTargets } from "../domain/targets.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { Answer, AnswerRow } from "../query/answer.ts";
import { trendQuestion } from "../query/firstQuestions.ts";
import { loadOwnTargets } from "../engine/siteFiles.ts";
import { loadPart } from "../engine/loadPart.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";
import { pageBase } from "./pageBase.ts";

/** A record of the catalogue, or one that the publisher added. */
export type AnyTarget = Target | PublisherTarget;

/** A target with its state in an area and period. */
export interface BoardRow {
  target: AnyTarget;
  measure: MeasureId | null;
  adcode: string;
  /** Absent where the record has no measure. */
  answer: Answer | null;
  row: AnswerRow | undefined;
  trend: Answer | null;
  /** What the judgement was given. */
  input: StatusInput;
  judgement: Judgement;
}

const placeOfJurisdiction = { hangzhou: "330100", shanghai: "310000", guangxi: "450000" } as const;

/** The area that a target is set for: its own, else its place. */
export const targetArea = (target: AnyTarget): string =>
  ("area" in target ? target.area : undefined) ?? placeOfJurisdiction[target.jurisdiction];

export interface BoardInput {
  period: Period;
  periods: readonly Period[];
}

/** Every target with its state in a period. Create it while a component initialises. */
export class TargetBoardState {
  readonly latest: Latest<BoardInput, readonly BoardRow[]>;

  constructor(atlas: () => Atlas, input: () => BoardInput | undefined) {
    this.latest = new Latest((asked, signal) => loadBoard(atlas(), asked, signal));
    followInput(this.latest, input);
  }
}

async function loadBoard(
  atlas: Atlas,
  input: BoardInput,
  signal: AbortSignal,
): Promise<BoardRow[]> {
  const [own, catalogue] = await Promise.all([
    loadOwnTargets(pageBase),
    loadPart("targets", loadTargets),
  ]);
  const targets: readonly AnyTarget[] = [...own, ...catalogue];
  return Promise.all(targets.map((target) => boardRow(atlas, { target }, input, signal)));
}

/** A target beside a measure (its own unless told otherwise) in an area (likewise). */
export interface Judged {
  target: AnyTarget;
  measure?: MeasureId | undefined;
  adcode?: string | undefined;
}

/** The state of a target in a period, its trend up to that period included. */
export async function boardRow(
  atlas: Atlas,
  { target, measure: beside, adcode = targetArea(target) }: Judged,
  { period, periods }: BoardInput,
  signal: AbortSignal,
): Promise<BoardRow> {
  const own = target.measure !== null && isMeasureId(target.measure) ? target.measure : null;
  const measure = beside ?? own;
  const [answer, trend] =
    measure === null
      ? [null, null]
      : await Promise.all([
          atlas.ask({ measure, in: adcode, periods: [period], where: [], by: [] }, { signal }),
          atlas.ask(trendQuestion(measure, adcode, periods), { signal }),
        ]);
  return judgedRow({ target, measure, adcode }, { answer, row: answer?.rows[0], trend }, period);
}

/** The state of a target where its row and trend are known. */
export function judgedRow(
  { target, measure, adcode }: Pick<BoardRow, "target" | "measure" | "adcode">,
  { answer, row, trend }: Pick<BoardRow, "answer" | "row" | "trend">,
  period: Period,
): BoardRow {
  const series = (trend?.rows ?? []).filter((one) => String(one.keys[0]) <= period);
  const input: StatusInput = {
    target,
    measure,
    adcode,
    now: countsOf(row, period),
    series: series.map((one) => countsOf(one, String(one.keys[0]))),
  };
  return { target, measure, adcode, answer, row, trend, input, judgement: judge(input) };
}

const countsOf = (row: AnswerRow | undefined, period: Period): StatusCounts => ({
  asOf: lastDay(period),
  numerator: row?.numerator ?? null,
  denominator: row?.denominator ?? null,
  status: row?.status ?? "not-supplied",
});
