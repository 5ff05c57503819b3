import { isDark } from "../../charts/isDark.ts";
import type { GridRow } from "../../charts/rateGrid.ts";
import { plainColour, type ColourScale } from "../../domain/colourScale.ts";
import { formatCount } from "../../domain/format.ts";
import type { Measure } from "../../domain/measure.ts";
import type { Period } from "../../domain/period.ts";
import type { ExportedClass, ExportPicture } from "../../export/exportTable.ts";
import { paperColours } from "../../export/paperColours.ts";
import { paperGrid } from "../../export/paperGrid.ts";
import { targetsOf } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { chartPicture } from "./chartPicture.ts";
import { classKeys, statusKeys } from "./pictureKeys.ts";

/** What a sheet of paper holds; the files of the table hold all. */
const most = { columns: 30, rows: 60 };

interface GridPicture {
  site: Site;
  of: string;
  /** "行业 × 规模". */
  title: string;
  corner: string;
  measure: Measure;
  adcode: string;
  periods: readonly Period[];
  columns: readonly { label: string }[];
  rows: readonly GridRow[];
  colour: ColourScale | null;
  isFiltered: boolean;
  filters: readonly string[];
  remarks: readonly string[];
}

/** Two dimensions crossed. */
export function gridPicture(asked: GridPicture): ExportPicture {
  const { site, of, title, measure, adcode } = asked;
  const words = wordsIn(site.language);
  const columns = asked.columns.slice(0, most.columns);
  const rows = asked.rows.slice(0, most.rows);
  const [shown, all] = [rows.length * columns.length, asked.rows.length * asked.columns.length];
  return chartPicture({
    site,
    title: `${of} ${inLanguage(measure.words, site.language)} ${title}`,
    svg: paperGrid({
      corner: asked.corner,
      columns: columns.map(({ label }) => label),
      rows: rows.map(({ label, cells }) => ({
        name: label,
        cells: cells.slice(0, columns.length).map((cell) => cellOf(cell, asked)),
      })),
    }),
    legend: legendOf(asked),
    measures: [measure.id],
    periods: asked.periods,
    targets: targetsOf(measure.id, adcode),
    filters: asked.filters,
    remarks: [
      ...asked.remarks,
      ...(shown < all ? [words.exports.pictures.some(formatCount(shown), formatCount(all))] : []),
    ],
    totalRows: all,
  });
}

function cellOf(
  { value, status, text, isKept }: GridRow["cells"][number],
  { colour, measure, isFiltered }: GridPicture,
) {
  const fill = measure.kind === "rate" && colour !== null ? colour(value) : plainColour;
  const ink = isDark(fill) ? paperColours.paper : paperColours.ink;
  return { status, text, fill, ink, isFaint: isFiltered && !isKept };
}

function legendOf({ site, measure, colour, rows, isFiltered }: GridPicture): ExportedClass[] {
  const words = wordsIn(site.language);
  const said = words.exports.pictures;
  const cells = rows.flatMap((row) => row.cells);
  const isEmpty = cells.some(({ status }) => status === "none");
  return [
    ...(measure.kind === "rate" && colour !== null ? classKeys(colour) : []),
    ...statusKeys(
      cells.filter(({ status }) => status !== "none"),
      words,
    ),
    ...(isEmpty ? [{ look: "words", colour: "", label: said.empty } as const] : []),
    ...(isFiltered ? [{ look: "faint", colour: plainColour, label: said.faint } as const] : []),
  ];
}
