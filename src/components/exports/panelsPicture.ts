import type { ColourScale } from "../../domain/colourScale.ts";
import type { ExportPicture } from "../../export/exportTable.ts";
import { paperPanels } from "../../export/paperPanels.ts";
import { targetsOf } from "../../state/exportNotes.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { areaName, valueWithUnit } from "../rowText.ts";
import { boundarySource } from "./boundarySource.ts";
import { chartPicture } from "./chartPicture.ts";
import { mapKeys } from "./mapKeys.ts";
import type { Stacked } from "./stackedExport.ts";

interface PanelsPicture extends Stacked {
  colour: ColourScale | null;
  /** Words under each map beside its value. */
  names: readonly string[];
  /** The maps of the page, as many as there are in the stack. */
  drawings: readonly (SVGSVGElement | null)[];
}

/** Small maps beside each other on one scale, of months or of places. */
export function panelsPicture(asked: PanelsPicture): ExportPicture {
  const { site, title, measure, stack, colour, names, drawings, remarks = [] } = asked;
  const words = wordsIn(site.language);
  const rows = stack.flatMap(({ parts }) => parts.rows);
  return chartPicture({
    site,
    title: `${title} ${inLanguage(measure.words, site.language)}`,
    svg: paperPanels(
      stack.map(({ adcode: area, total }, at) => ({
        name: names[at] ?? areaName(area, site.language),
        text: valueWithUnit(total, measure, words),
        svg: drawings[at] ?? null,
      })),
    ),
    legend: mapKeys({ site, measure, colour, classing: site.view.classing, rows }),
    measures: [measure.id],
    periods: [...new Set(stack.map(({ period }) => period))].sort(),
    targets: [...new Set(stack.flatMap(({ adcode: area }) => targetsOf(measure.id, area)))],
    remarks: [...remarks, ...boundarySource(site)],
    isComparisonOverridden: asked.isComparisonOverridden ?? false,
    totalRows: rows.length,
  });
}
