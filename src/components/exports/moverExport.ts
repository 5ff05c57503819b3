import { moverClasses } from "../../domain/changes.ts";
import { buildMode } from "../../domain/codelists.ts";
import type { Measure } from "../../domain/measure.ts";
import { cell } from "../../export/cell.ts";
import type { ExportCell, ExportTable } from "../../export/exportTable.ts";
import type { AreaFlow, DatedMover } from "../../state/areaFlow.ts";
import { exportNotes } from "../../state/exportNotes.ts";
import type { Site } from "../../state/site.svelte.ts";
import { inLanguage, wordsIn } from "../../words/words.ts";
import { areaName, sectorName } from "../rowText.ts";

interface Movers {
  site: Site;
  title: string;
  measure: Measure;
  periods: readonly string[];
  movers: Extract<AreaFlow, { status: "ok" }>["movers"];
}

/** The enterprises behind a change by name: the first of every class. */
export function moverExport({ site, title, measure, periods, movers }: Movers): ExportTable {
  const words = wordsIn(site.language);
  const { movers: said } = words.changes;
  const { columns } = words.list;
  return {
    title,
    columns: [
      { name: "class", word: said.what, type: "text" },
      { name: "name", word: columns.name, type: "text" },
      { name: "credit_code", word: columns.creditCode, type: "text" },
      { name: "sector", word: columns.sector, type: "text" },
      { name: "sector_name", word: words.exports.columns.sectorName, type: "text" },
      { name: "employees", word: columns.employees, type: "integer" },
      { name: "area_before", word: said.before.area, type: "text" },
      { name: "area_after", word: said.after.area, type: "text" },
      { name: "build_mode_before", word: said.before.mode, type: "text" },
      { name: "build_mode_after", word: said.after.mode, type: "text" },
      { name: "period", word: said.when, type: "period" },
    ],
    rows: moverClasses.flatMap((what) =>
      movers[what].rows.map((mover) => [cell(said.classes[what]), ...cellsOf(mover, site)]),
    ),
    notes: exportNotes(site, {
      measures: [measure.id],
      periods,
      remarks: [said.everyone],
      totalRows: moverClasses.reduce((sum, what) => sum + movers[what].total, 0),
    }),
  };
}

function cellsOf(mover: DatedMover, { language }: Site): ExportCell[] {
  const words = wordsIn(language);
  const area = (adcode: string | null) =>
    cell(adcode === null ? words.unplaced.label : areaName(adcode, language));
  const mode = (id: string | null) => {
    const code = buildMode.codes.find((one) => one.id === id);
    return cell(code === undefined ? id : inLanguage(code, language));
  };
  return [
    cell(mover.name),
    cell(mover.creditCode),
    cell(mover.sector),
    cell(sectorName(mover.sector, language, words.unknownSector)),
    mover.employees === null ? { value: null, status: "not-supplied" } : cell(mover.employees),
    area(mover.adcodeBefore),
    area(mover.adcodeAfter),
    mode(mover.modeBefore),
    mode(mover.modeAfter),
    cell(mover.period),
  ];
}
