import type { ExportPicture } from "../../export/exportTable.ts";
import { paperRows } from "../../export/paperRows.ts";
import type { Period } from "../../domain/period.ts";
import type { Site } from "../../state/site.svelte.ts";
import { wordsIn } from "../../words/words.ts";
import type { DrawnAxis } from "../drawnAxis.ts";
import { chartPicture } from "./chartPicture.ts";

interface AxisPicture extends DrawnAxis {
  site: Site;
  periods: readonly Period[];
  captions: readonly string[];
  remarks: readonly string[];
  isComparisonOverridden: boolean;
}

/** Places on one axis, each with its value and its target. */
export function axisPicture({ site, places, most, ends, ...asked }: AxisPicture): ExportPicture {
  const words = wordsIn(site.language);
  const hasTarget = places.some(({ target }) => target !== null);
  return chartPicture({
    ...asked,
    site,
    svg: paperRows({
      rows: places.map(({ name, value, valueText, target, note, colour }) => ({
        name: `${name} ${note}`,
        mark: { kind: "dot", value, colour },
        target,
        texts: [valueText],
      })),
      domain: [0, most],
      ends,
    }),
    legend: [
      { look: "after", colour: "", label: words.place.value },
      ...(hasTarget
        ? [{ look: "diamond", colour: "", label: words.exports.columns.target } as const]
        : []),
    ],
    totalRows: places.length,
  });
}
