import type { Measure } from "../../domain/measure.ts";
import { paceAssumption, type Pace } from "../../domain/pace.ts";
import { cell } from "../../export/cell.ts";
import type { ExportedClass, ExportPicture, ExportTable } from "../../export/exportTable.ts";
import { exportNotes, type ExportSubject } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import type { AnyTarget } from "../../state/targetBoard.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { chartPicture } from "./chartPicture.ts";

export interface ExportedPace {
  site: Site;
  /** The target and its area. */
  of: string;
  measure: Measure;
  target: AnyTarget;
  pace: Pace;
}

const types = { rate: "rate", ratio: "double", count: "integer" } as const;

/** How a target was approached, a date each, the day of the deadline last. */
export function paceExport({ site, of, measure, ...asked }: ExportedPace): ExportTable {
  const words = wordsIn(site.language);
  const type = types[measure.kind];
  const [, goal] = asked.pace.line;
  return {
    title: `${of} ${words.pace.title}`,
    columns: [
      { name: "date", word: words.controls.period, type: "date" },
      { name: "value", word: words.chartTable.value, type },
      { name: "target", word: words.chartTable.target, type },
    ],
    rows: [
      ...asked.pace.points.map(({ asOf, value }) => [cell(asOf), cell(value), cell(null)]),
      [cell(goal.asOf), cell(null), cell(goal.value)],
    ],
    notes: exportNotes(site, subjectOf({ site, of, measure, ...asked })),
  };
}

/** The drawing of the page. */
export function pacePicture(asked: ExportedPace, svg: SVGSVGElement): ExportPicture {
  const { site, of } = asked;
  const words = wordsIn(site.language);
  const legend: ExportedClass[] = [
    { look: "after", colour: "", label: words.chartTable.value },
    { look: "diamond", colour: "", label: words.chartTable.target },
    { look: "words", colour: "", label: words.pace.course },
  ];
  const title = `${of} ${words.pace.title}`;
  return chartPicture({ site, title, svg, legend, ...subjectOf(asked) });
}

const subjectOf = ({ site, measure, target, pace }: ExportedPace): ExportSubject => ({
  measures: [measure.id],
  periods: pace.points.map(({ asOf }) => asOf.slice(0, 7)),
  targets: [target],
  remarks: [inLanguage(paceAssumption, site.language)],
  totalRows: pace.points.length + 1,
});
