import type { ColourScale } from "../../domain/colourScale.ts";
import type { Measure } from "../../domain/measure.ts";
import type { ExportPicture } from "../../export/exportTable.ts";
import type { MapProps } from "../../map/mapProps.ts";
import { mountSvgMap } from "../../map/mountSvgMap.ts";
import { targetsOf } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage } from "../../words/words.ts";
import { areaName } from "../rowText.ts";
import { boundarySource } from "./boundarySource.ts";
import { chartPicture } from "./chartPicture.ts";
import { mapKeys } from "./mapKeys.ts";

interface MapPicture {
  site: Site;
  adcode: string;
  measure: Measure;
  periods: readonly string[];
  /** The sentence over the map. */
  sentence: string;
  colour: ColourScale | null;
  /** The reader's own way to class; null where the classes are the published ones. */
  classing: string | null;
  filters?: readonly string[];
  map: Pick<MapProps, "shapes" | "rows" | "mode" | "marks" | "highlighted">;
}

/** The map as a drawing with its classes, the target and the looks of what has no number. */
export async function mapPicture(asked: MapPicture): Promise<ExportPicture> {
  const { site, adcode, measure, periods, sentence, map } = asked;
  const { language } = site;
  return chartPicture({
    ...(await mountSvgMap(map)),
    site,
    title: `${areaName(adcode, language)} ${inLanguage(measure.words, language)}`,
    captions: [sentence],
    legend: mapKeys({ ...asked, rows: map.rows }),
    measures: [measure.id],
    periods,
    targets: targetsOf(measure.id, adcode),
    filters: asked.filters ?? [],
    remarks: boundarySource(site),
    totalRows: map.rows.length,
  });
}
