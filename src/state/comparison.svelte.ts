import type { Place } from "../domain/area.ts";
import { comparisonRows, type ComparisonRow } from "../domain/comparisonRows.ts";
import { loadTargets, targetOf } from "../domain/targets.ts";
import type { Atlas } from "../engine/atlas.ts";
import { loadPart } from "../engine/loadPart.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";
import { boardRow, type BoardInput, type BoardRow } from "./targetBoard.svelte.ts";

/** One row of the matrix: what each place says, with its state; the first of a place leads. */
export interface ComparedRow {
  row: ComparisonRow;
  cells: ReadonlyMap<Place, readonly BoardRow[]>;
}

export interface ComparisonInput extends BoardInput {
  places: readonly Place[];
}

/** The whole matrix in a period. Create it while a component initialises. */
export class ComparisonState {
  readonly latest: Latest<ComparisonInput, readonly ComparedRow[]>;

  constructor(atlas: () => Atlas, input: () => ComparisonInput | undefined) {
    this.latest = new Latest((asked, signal) => loadMatrix(atlas(), asked, signal));
    followInput(this.latest, input);
  }
}

async function loadMatrix(
  atlas: Atlas,
  input: ComparisonInput,
  signal: AbortSignal,
): Promise<ComparedRow[]> {
  const catalogue = await loadPart("targets", loadTargets);
  const cell = async (row: ComparisonRow, place: Place) => {
    const records = row.targets[place].map((id, at) =>
      boardRow(
        atlas,
        {
          target: targetOf(id, catalogue),
          measure: at === 0 ? row.measures?.[place] : undefined,
          adcode: place,
        },
        input,
        signal,
      ),
    );
    return [place, await Promise.all(records)] as const;
  };
  const rows = comparisonRows.filter(({ targets }) =>
    input.places.some((place) => targets[place].length > 0),
  );
  return Promise.all(
    rows.map(async (row) => ({
      row,
      cells: new Map(await Promise.all(input.places.map((place) => cell(row, place)))),
    })),
  );
}
