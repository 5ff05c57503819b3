import { areaChildren } from "../domain/area.ts";
import type { MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { PublisherTarget } from "../domain/publisherTarget.ts";
import type { Atlas } from "../engine/atlas.ts";
import { loadOwnTargets } from "../engine/siteFiles.ts";
import type { Answer } from "../query/answer.ts";
import { trendQuestion } from "../query/firstQuestions.ts";
import { loadAreaFigures, rowOf, type AreaFigures } from "./areaFigures.ts";
import { briefingTargets } from "./briefingTargets.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";
import { pageBase } from "./pageBase.ts";
import type { Opened } from "./session.svelte.ts";
import { loadTopology, type AreaTopology } from "./shapesCache.ts";
import { judgedRow, type BoardRow } from "./targetBoard.svelte.ts";

export interface BriefingInput {
  area: string;
  measure: MeasureId;
  period: Period;
  periods: readonly Period[];
  /** Measures on offer: those with a target are in the table of targets. */
  measures: readonly MeasureId[];
  withParts: boolean;
}

/** The map of a briefing: the parts of the area, or of the area around it. */
export interface BriefedMap {
  adcode: string;
  parts: Answer;
  topology: AreaTopology;
}

/** What a briefing tells of one area. */
export interface AreaBriefing extends AreaFigures {
  /** Measures with a target here, judged. */
  board: readonly BoardRow[];
  /** Null where the site has no boundaries of it. */
  map: BriefedMap | null;
  /** Why the map could not be read. */
  mapError?: Error;
}

/** The area first, then its parts where they are wanted. */
export type Briefing = readonly AreaBriefing[];

/** The briefing of an area: all of it or nothing. Create it while a component initialises. */
export class BriefingState {
  readonly latest: Latest<BriefingInput, Briefing>;

  constructor(opened: () => Opened, input: () => BriefingInput | undefined) {
    this.latest = new Latest((asked, signal) => loadBriefing(opened(), asked, signal));
    followInput(this.latest, input);
  }
}

export async function loadBriefing(
  opened: Opened,
  input: BriefingInput,
  signal: AbortSignal,
): Promise<Briefing> {
  const own = await loadOwnTargets(pageBase);
  const parts = input.withParts ? areaChildren(input.area) : [];
  return Promise.all(
    [input.area, ...parts.map(({ adcode }) => adcode)].map((adcode) =>
      loadArea(opened, adcode, input, own, signal),
    ),
  );
}

async function loadArea(
  opened: Opened,
  adcode: string,
  input: BriefingInput,
  own: readonly PublisherTarget[],
  signal: AbortSignal,
): Promise<AreaBriefing> {
  const [figures, board] = await Promise.all([
    loadAreaFigures(opened.atlas, adcode, input, signal),
    loadBoard(opened.atlas, adcode, input, own, signal),
  ]);
  return { ...figures, board, ...(await loadMap(opened, figures)) };
}

async function loadBoard(
  atlas: Atlas,
  adcode: string,
  { measures, period, periods }: BriefingInput,
  own: readonly PublisherTarget[],
  signal: AbortSignal,
): Promise<BoardRow[]> {
  const rows = await Promise.all(
    briefingTargets(measures, adcode, own).map(async ({ target, measure }) => {
      const trend = await atlas.ask(trendQuestion(measure, adcode, periods), { signal });
      const told = { answer: null, row: rowOf(trend, period), trend };
      return judgedRow({ target, measure, adcode }, told, period);
    }),
  );
  // A total that is set for the whole says nothing of a part of it.
  return rows.filter(({ judgement }) => judgement.rule !== "not-comparable");
}

async function loadMap(
  opened: Opened,
  { adcode, parts, siblings }: AreaFigures,
): Promise<Pick<AreaBriefing, "map" | "mapError">> {
  try {
    for (const answer of [parts, siblings]) {
      const inside = answer?.question.in ?? adcode;
      const topology = answer === null ? null : await loadTopology(opened, inside, false);
      if (answer !== null && topology !== null)
        return { map: { adcode: inside, parts: answer, topology } };
    }
    return { map: null };
  } catch (mapError) {
    return { map: null, mapError: mapError as Error };
  }
}
