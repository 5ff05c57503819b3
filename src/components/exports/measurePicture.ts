import { plainColour } from "../../domain/colourScale.ts";
import { measure as measureOf } from "../../domain/measure.ts";
import { standing } from "../../domain/standing.ts";
import type { ExportPicture } from "../../export/exportTable.ts";
import { paperRows } from "../../export/paperRows.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { axisEnds } from "../axisEnds.ts";
import { countsText, valueWithUnit } from "../rowText.ts";
import { chartPicture } from "./chartPicture.ts";
import type { Measures } from "./measureExport.ts";
import { statusKeys } from "./pictureKeys.ts";

/** The rates of one area as bars, each against its own target; what is no rate is told below. */
export function measurePicture({ site, of, adcode, totals }: Measures): ExportPicture {
  const words = wordsIn(site.language);
  const all = [...totals].map(([id, { question, rows }]) => {
    const [measure, row] = [measureOf(id), rows[0]];
    const isRate = measure.kind === "rate";
    const stands = isRate && row !== undefined ? standing(id, adcode, row) : undefined;
    const name = inLanguage(measure.words, site.language);
    const value = valueWithUnit(row, measure, words, stands);
    return { id, question, row, isRate, stands, name, value };
  });
  const bars = all.filter(({ isRate }) => isRate);
  const others = all.filter(({ isRate }) => !isRate);
  const status = (row: (typeof all)[number]["row"]) => row?.status ?? "none";
  return chartPicture({
    site,
    title: `${of} ${words.place.measures}`,
    svg: paperRows({
      rows: bars.map(({ row, stands, name, value }) => ({
        name,
        mark: {
          kind: "bar",
          value: row?.value ?? null,
          status: status(row),
          colour: plainColour,
        },
        target: stands?.threshold ?? null,
        texts: [value, countsText(row)],
      })),
      heads: ["", words.ranking.counts],
      domain: [0, 1],
      ends: axisEnds("rate", 1, words),
    }),
    legend: [
      ...(bars.some(({ stands }) => stands !== undefined)
        ? [{ look: "notch", colour: "", label: words.place.target } as const]
        : []),
      ...statusKeys(
        bars.map(({ row }) => ({ status: status(row) })),
        words,
      ),
    ],
    measures: bars.map(({ id }) => id),
    periods: [...new Set(all.flatMap(({ question }) => question.periods))],
    targets: bars.flatMap(({ stands }) => stands?.target ?? []),
    remarks: others.map(({ name, value }) => `${name}${words.colon}${value}`),
    totalRows: bars.length,
  });
}
