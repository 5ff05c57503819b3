import type { MeasureId } from "../domain/measure.ts";
import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { Answer, AnswerRow } from "../query/answer.ts";
import { Latest } from "./latest.svelte.ts";

/** What an area report says of provinces and, as a stated total of its own, of the nation. */
export interface Census {
  union: Answer;
  members: Answer;
  nationUnion: AnswerRow | undefined;
  nationMembers: AnswerRow | undefined;
}

/** The latest area report. Create it while a component initialises. */
export class CensusState {
  readonly latest: Latest<Period, Census>;

  constructor(atlas: () => Atlas, period: () => Period | undefined) {
    this.latest = new Latest((asked, signal) => loadCensus(atlas(), asked, signal));
    $effect(() => {
      const asked = period();
      if (asked !== undefined) void this.latest.load(asked);
    });
  }
}

async function loadCensus(atlas: Atlas, period: Period, signal: AbortSignal): Promise<Census> {
  const ask = (measure: MeasureId, by: readonly "area"[]): Promise<Answer> =>
    atlas.ask({ measure, in: null, periods: [period], where: [], by }, { signal });
  const [union, members, nationUnion, nationMembers] = await Promise.all([
    ask("legal-unit-union-rate", ["area"]),
    ask("legal-unit-membership-rate", ["area"]),
    ask("legal-unit-union-rate", []),
    ask("legal-unit-membership-rate", []),
  ]);
  return { union, members, nationUnion: nationUnion.rows[0], nationMembers: nationMembers.rows[0] };
}
