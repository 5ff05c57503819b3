import { shortened, type Problem } from "./problem.ts";
import type { TextScan } from "./textScan.ts";

type Notice = Omit<Problem, "file" | "column">;

export const titleRowsNotice = (titleRows: number, first: string): Notice => ({
  row: null,
  value: shortened(first),
  code: "title-rows",
  fix: {
    zh: `按 --title-rows ${titleRows} 跳过了表头前的 ${titleRows} 行；行号从表头算起`,
    en: `--title-rows ${titleRows} left out ${titleRows} before the header; rows are counted from the header`,
  },
});

const mixedLineEnds = ({ line, found, expected }: NonNullable<TextScan["mixedEnd"]>): Notice => ({
  row: line,
  value: found,
  code: "mixed-line-ends",
  fix: {
    zh: `第 ${line} 行以 ${found} 结束，此前各行以 ${expected} 结束：检查文件是否由几部分拼成`,
    en: `line ${line} ends with ${found}, those before with ${expected}: was the file put together from parts?`,
  },
});

const cutPerhaps = (row: number): Notice => ({
  row,
  value: "",
  code: "cut-perhaps",
  fix: {
    zh: `最后一行（第 ${row} 行）没有换行符：核对文件是否完整`,
    en: `the last row (${row}) has no line end: make sure that the file is whole`,
  },
});

/** What is to be said of a text that was read to its end. */
export const endNotices = ({ mixedEnd, isCut }: TextScan, lastRow: number): Notice[] => [
  ...(mixedEnd === undefined ? [] : [mixedLineEnds(mixedEnd)]),
  ...(isCut ? [cutPerhaps(lastRow)] : []),
];
