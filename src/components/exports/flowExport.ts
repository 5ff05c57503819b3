import { formatCount } from "../../domain/format.ts";
import type { Measure } from "../../domain/measure.ts";
import { cell } from "../../export/cell.ts";
import type { ExportPicture, ExportTable } from "../../export/exportTable.ts";
import { paperRows } from "../../export/paperRows.ts";
import { exportNotes, type ExportSubject } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { wordsIn } from "../../words/words.ts";
import type { FlowStep } from "../flowSteps.ts";
import { chartPicture } from "./chartPicture.ts";

interface FlowTableRows {
  site: Site;
  title: string;
  measure: Measure;
  /** The periods that were compared one by one. */
  periods: readonly string[];
  steps: readonly FlowStep[];
}

/** How a count came from one period to the other, a step each. */
export function flowExport({ site, title, measure, periods, steps }: FlowTableRows): ExportTable {
  const words = wordsIn(site.language);
  const said = words.changes.flow;
  const unit = words.units[measure.unit];
  return {
    title,
    columns: [
      { name: "step", word: said.step, type: "text" },
      { name: "is_state", word: words.exports.pictures.state, type: "boolean" },
      { name: "numerator", word: said.numerator(unit), type: "integer" },
      ...(measure.kind === "count"
        ? []
        : [{ name: "denominator", word: said.denominator(unit), type: "integer" } as const]),
    ],
    rows: steps.map(({ label, isState, counts: [numerator, denominator] }) => [
      cell(label),
      cell(isState),
      cell(numerator),
      ...(measure.kind === "count" ? [] : [cell(denominator)]),
    ]),
    notes: exportNotes(site, subjectOf({ site, title, measure, periods, steps })),
  };
}

const subjectOf = ({ measure, periods, steps, site }: FlowTableRows): ExportSubject => ({
  measures: [measure.id],
  periods,
  remarks: [wordsIn(site.language).changes.flow.ok],
  totalRows: steps.length,
});

/** The same as a waterfall of the numerator. */
export function flowPicture(asked: FlowTableRows): ExportPicture {
  const { site, title, measure, steps } = asked;
  const words = wordsIn(site.language);
  const values = steps.flatMap(({ from, to }) => [from[0], to[0]]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const said = words.changes.flow;
  return chartPicture({
    ...subjectOf(asked),
    site,
    title: `${title} ${said.numerator(words.units[measure.unit])}`,
    svg: paperRows({
      rows: steps.map(({ label, isState, counts: [count], from, to }) => ({
        name: label,
        mark: { kind: "step", from: from[0], to: to[0], isState },
        target: null,
        texts: [`${!isState && count > 0 ? "+" : ""}${formatCount(count)}`],
      })),
      domain: [least, most],
      ends: [formatCount(least), formatCount(most)],
    }),
    legend: [],
  });
}
