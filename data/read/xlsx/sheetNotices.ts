import type { Words } from "../../../src/domain/schema.ts";
import { shortened, type Problem, type ProblemCode } from "../problem.ts";
import { formatColumn } from "./cellReference.ts";
import type { Sheet } from "./readWorkbook.ts";
import type { SheetSurvey } from "./sheetSurvey.ts";

/** Makes what is to be said of a file that is read all the same. */
export const noticeOf =
  (file: string) =>
  (code: ProblemCode, value: string, fix: Words, row: number | null = null): Problem => ({
    file,
    row,
    column: null,
    value: shortened(value),
    code,
    fix,
  });

const letters = (first: number, last: number): string =>
  first === last ? formatColumn(first) : `${formatColumn(first)}:${formatColumn(last)}`;

const hiddenWithin = ({ hiddenColumns }: SheetSurvey, width: number): string =>
  hiddenColumns
    .filter(({ first }) => first < width)
    .map(({ first, last }) => letters(first, Math.min(last, width - 1)))
    .join(", ");

/** What is to be said of a sheet before its rows; `width` is the number of columns of its header. */
export function sheetNotices(
  file: string,
  sheet: Sheet,
  survey: SheetSurvey,
  titleRows: number,
  width: number,
): Problem[] {
  const notice = noticeOf(file);
  const hidden = hiddenWithin(survey, width);
  const all = {
    zh: "隐藏或被筛掉的内容也已读取；如不需要请删除",
    en: "what is hidden or filtered is read too: delete it if it is not meant",
  };
  const titles = {
    zh: `表头前的 ${titleRows} 行按指定跳过`,
    en: `${titleRows} rows before the header were left out as told`,
  };
  return [
    ...(titleRows > 0 ? [notice("title-rows", String(titleRows), titles)] : []),
    ...(sheet.isHidden ? [notice("hidden-sheet", sheet.name, all)] : []),
    ...(hidden === "" ? [] : [notice("hidden-columns", hidden, all)]),
    ...(survey.isFiltered ? [notice("filtered-sheet", sheet.name, all)] : []),
  ];
}

/** How many rows are hidden, `first` being the number of the first such record. */
export const hiddenRows = (file: string, count: number, first: number): Problem =>
  noticeOf(file)(
    "hidden-rows",
    String(count),
    {
      zh: `${count} 行被隐藏，也已读取；如不需要请删除`,
      en: `${count} hidden rows are read too: delete them if they are not meant`,
    },
    first,
  );
