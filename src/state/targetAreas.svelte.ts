import { areaChildren } from "../domain/area.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { Answer } from "../query/answer.ts";
import { Latest } from "./latest.svelte.ts";
import { boardRow, type BoardInput, type BoardRow } from "./targetBoard.svelte.ts";

/** The parts of a target's area: the answer that a map draws, and each part judged by the target's rules. */
export interface TargetAreas {
  parts: Answer;
  rows: readonly BoardRow[];
}

interface AreasInput extends BoardInput {
  board: BoardRow;
}

/** Null where the target has no measure or its area no parts. Create it while a component initialises. */
export class TargetAreasState {
  readonly latest: Latest<AreasInput, TargetAreas | null>;

  constructor(atlas: () => Atlas, input: () => AreasInput) {
    this.latest = new Latest((asked, signal) => loadAreas(atlas(), asked, signal));
    $effect(() => void this.latest.load(input()));
  }
}

async function loadAreas(
  atlas: Atlas,
  { board, ...input }: AreasInput,
  signal: AbortSignal,
): Promise<TargetAreas | null> {
  const { target, measure, adcode } = board;
  const children = areaChildren(adcode);
  if (measure === null || children.length === 0) return null;
  const [parts, ...rows] = await Promise.all([
    atlas.ask(
      { measure, in: adcode, periods: [input.period], where: [], by: ["area"] },
      { signal },
    ),
    ...children.map((child) =>
      boardRow(atlas, { target, measure, adcode: child.adcode }, input, signal),
    ),
  ]);
  return { parts, rows };
}
