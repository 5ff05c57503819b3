import { areaChildren } from "../domain/area.ts";
import type { Answer } from "../query/answer.ts";
import { trendQuestion } from "../query/firstQuestions.ts";
import { loadAreaFigures, type AreaFigures, type FiguresInput } from "./areaFigures.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";
import type { Opened } from "./session.svelte.ts";
import { loadTopology, type AreaTopology } from "./shapesCache.ts";

export interface ScreenInput extends FiguresInput {
  area: string;
}

/** What the big screen shows: an area, its parts, and the trend of each part. */
export interface ScreenFigures extends AreaFigures {
  trends: ReadonlyMap<string, Answer>;
  /** Null where there are no boundaries, or none that can be read. */
  topology: AreaTopology | null;
}

/** Everything that a round shows, asked once. Create it while a component initialises. */
export class ScreenState {
  readonly latest: Latest<ScreenInput, ScreenFigures>;

  constructor(opened: () => Opened, input: () => ScreenInput | undefined) {
    this.latest = new Latest((asked, signal) => loadScreen(opened(), asked, signal));
    followInput(this.latest, input);
  }
}

async function loadScreen(
  opened: Opened,
  { area, ...input }: ScreenInput,
  signal: AbortSignal,
): Promise<ScreenFigures> {
  const { atlas } = opened;
  const [figures, trends, topology] = await Promise.all([
    loadAreaFigures(atlas, area, input, signal),
    Promise.all(
      areaChildren(area).map(async ({ adcode }) => {
        const question = trendQuestion(input.measure, adcode, input.periods);
        return [adcode, await atlas.ask(question, { signal })] as const;
      }),
    ),
    loadTopology(opened, area, false).catch(() => null),
  ]);
  return { ...figures, trends: new Map(trends), topology };
}
