import { formatPeriod } from "../../domain/format.ts";
import type { ExportedClass, ExportPicture } from "../../export/exportTable.ts";
import { exportNotes, type ExportSubject } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";

/** A drawing, of the page or made for paper, and what it is about. */
export interface ChartPicture extends ExportSubject {
  site: Site;
  title: string;
  svg: SVGSVGElement;
  legend: readonly ExportedClass[];
  captions?: readonly string[];
  release?: (() => void) | undefined;
}

/** The one way from a drawing to a file: title, period, legend, what it is narrowed to and where it comes from. */
export function chartPicture(asked: ChartPicture): ExportPicture {
  const { site, title, svg, legend, captions = [], release, ...subject } = asked;
  const notes = exportNotes(site, subject);
  const [first, last] = [notes.periods[0], notes.periods.at(-1)];
  const range = [...new Set([first, last])].flatMap((period) =>
    period === undefined ? [] : [formatPeriod(period, site.language)],
  );
  return {
    title,
    svg,
    legend,
    captions: [range.join(" – "), ...captions].filter((line) => line !== ""),
    notes,
    ...(release === undefined ? {} : { release }),
  };
}
