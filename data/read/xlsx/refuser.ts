import { refusal, type LedgerError } from "../ledgerError.ts";
import { shortened, type ProblemCode } from "../problem.ts";

/** The refusal of a workbook; `row` is the number of a record, the header being 1. */
export type Refuse = (
  code: ProblemCode,
  value: string,
  zh: string,
  en: string,
  row?: number,
) => LedgerError;

/** Makes refusals of the file of that name. */
export const refuser =
  (file: string): Refuse =>
  (code, value, zh, en, row) =>
    refusal({
      file,
      row: row ?? null,
      column: null,
      value: shortened(value),
      code,
      fix: { zh, en },
    });

/** The refusal of a file that is larger than a limit; `what` in Chinese and English. */
export const tooLarge = (
  refuse: Refuse,
  what: readonly [zh: string, en: string],
  limit: number,
): LedgerError =>
  refuse(
    "too-large",
    what[1],
    `${what[0]}超过上限 ${limit}：拆分文件，或删除多余的工作表和格式`,
    `${what[1]}: more than the limit of ${limit}; split the file or delete superfluous sheets and formats`,
  );

/** The refusal of a file whose inner structure is not that of a workbook. */
export const malformed = (refuse: Refuse, where: string, reason: string): LedgerError =>
  refuse(
    "format-error",
    where,
    `工作簿的内部结构不合规（${reason}）：用 Excel 或 WPS 打开后另存为 .xlsx`,
    `malformed workbook (${reason}): open it in Excel or WPS and save it as .xlsx again`,
  );
