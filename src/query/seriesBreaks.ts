import type { Dataset, PeriodFiles } from "../domain/generation.ts";
import { measureTables, type MeasureId } from "../domain/measure.ts";
import type { Words } from "../domain/schema.ts";

/** Where a trend does not go on as one series, and why. */
export interface TrendBreak {
  /** The first period after it. */
  period: string;
  notes: readonly Words[];
}

/** The breaks in the trend of a measure: those that the publisher declared, and other areas reporting than before. */
export function trendBreaks({ periods }: Dataset, id: MeasureId): TrendBreak[] {
  return periods.flatMap((files, index) => {
    const before = periods[index - 1];
    if (before === undefined) return [];
    const notes = [...declared(files, id), ...otherAreas(before, files, id)];
    return notes.length === 0 ? [] : [{ period: files.period, notes }];
  });
}

const declared = ({ seriesBreaks = [] }: PeriodFiles, id: MeasureId): Words[] =>
  seriesBreaks
    .filter(({ measures }) => measures === undefined || measures.includes(id))
    .map(({ note }) => note);

function otherAreas(before: PeriodFiles, after: PeriodFiles, id: MeasureId): Words[] {
  const [was, is] = [late(before, id), late(after, id)];
  if (was.join() === is.join()) return [];
  return [
    {
      zh: `未报送的地区由 ${was.length} 个变为 ${is.length} 个`,
      en: `areas that did not report: ${was.length} before, ${is.length} from here`,
    },
  ];
}

const late = ({ tables }: PeriodFiles, id: MeasureId): string[] =>
  [...new Set(measureTables(id).flatMap((table) => tables[table]?.notReported ?? []))].sort();
