import type { MapMark, MapRow } from "./mapRow.ts";
import type { AreaShapes } from "./shapes.ts";

/** What the keyboard walks over on a map: its areas, or the points that are drawn over them. */
export interface MapItem {
  readonly id: string;
  /** Name and number, as they are read. */
  readonly text: string;
  /** [longitude, latitude] at which it is pointed to. */
  readonly label: readonly [lon: number, lat: number];
}

export function mapItems(
  { areas }: AreaShapes,
  rows: readonly MapRow[],
  marks: readonly MapMark[] | undefined,
): MapItem[] {
  if (marks !== undefined)
    return marks.map(({ id, name, valueText, at }) => ({
      id,
      text: said(name, valueText),
      label: at,
    }));
  const byAdcode = new Map(rows.map((row) => [row.adcode, row]));
  return areas.map(({ adcode, name, label }) => {
    const row = byAdcode.get(adcode);
    return { id: adcode, text: row === undefined ? name : said(row.name, row.valueText), label };
  });
}

const said = (name: string, valueText: string): string => `${name} ${valueText}`.trim();
