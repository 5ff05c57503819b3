import { fillColour, type MapColours } from "./areaLook.ts";
import type { MapView } from "./mapRow.ts";

export interface AreaState {
  readonly colour: string;
  readonly hovered: boolean;
  readonly selected: boolean;
}

export type AreaStates = ReadonlyMap<string, AreaState>;

/** Hovered, or outlined like it. */
export const isOutlined = (adcode: string, { hovered, highlighted = [] }: MapView): boolean =>
  adcode === hovered || highlighted.includes(adcode);

/** The state of every drawn area under a view. */
export function areaStates(
  adcodes: readonly string[],
  view: MapView,
  colours: MapColours,
): AreaStates {
  const rows = new Map(view.rows.map((row) => [row.adcode, row]));
  return new Map(
    adcodes.map((adcode) => [
      adcode,
      {
        colour: fillColour(rows.get(adcode), view.mode, colours),
        hovered: isOutlined(adcode, view),
        selected: adcode === view.selected,
      },
    ]),
  );
}

/** What has to be set to get from one set of states to the next: only areas and keys that differ. */
export function changedStates(
  before: AreaStates,
  after: AreaStates,
): [string, Partial<AreaState>][] {
  return [...after].flatMap(([adcode, state]): [string, Partial<AreaState>][] => {
    const change = difference(before.get(adcode), state);
    return Object.keys(change).length > 0 ? [[adcode, change]] : [];
  });
}

function difference(before: AreaState | undefined, after: AreaState): Partial<AreaState> {
  if (before === undefined) return after;
  const { colour, hovered, selected } = after;
  return {
    ...(before.colour === colour ? {} : { colour }),
    ...(before.hovered === hovered ? {} : { hovered }),
    ...(before.selected === selected ? {} : { selected }),
  };
}
