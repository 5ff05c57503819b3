import { plainColour } from "../../domain/colourScale.ts";
import { formatCount } from "../../domain/format.ts";
import type { ExportPicture } from "../../export/exportTable.ts";
import { paperRows } from "../../export/paperRows.ts";
import type { QueryResult } from "../../state/query.svelte.ts";
import type { Site } from "../../state/site.svelte.ts";
import { wordsIn } from "../../words/words.ts";
import { resultChart, type Bar } from "../query/resultChart.ts";
import { numberText } from "../query/resultText.ts";
import { chartPicture } from "./chartPicture.ts";

interface QueryPicture {
  site: Site;
  title: string;
  result: QueryResult;
  /** The drawing of the page where it is one. */
  svg: SVGSVGElement | null;
}

/** The quick chart of a result, with its statement. */
export function queryPicture({ site, title, result, svg }: QueryPicture): ExportPicture {
  const words = wordsIn(site.language);
  const chart = resultChart(result.table);
  const bars = chart.kind === "bars" ? chart.bars : [];
  const { total } = result.table;
  return chartPicture({
    site,
    title,
    svg: svg ?? barsOf(bars),
    legend: [],
    measures: [],
    periods: result.periods,
    remarks: [
      result.sql,
      ...(chart.kind === "bars" && total > bars.length
        ? [words.exports.pictures.some(formatCount(bars.length), formatCount(total))]
        : []),
    ],
    totalRows: total,
  });
}

function barsOf(bars: readonly Bar[]): SVGSVGElement {
  const most = Math.max(0, ...bars.map(({ value }) => value ?? 0));
  return paperRows({
    rows: bars.map(({ name, value }) => ({
      name,
      mark: { kind: "bar", value, status: "ok", colour: plainColour },
      target: null,
      texts: [numberText(value)],
    })),
    domain: [0, most],
    ends: ["0", numberText(most)],
  });
}
