import { basename, join } from "node:path";
import { parseDocument } from "../../src/domain/parseDocument.ts";
import { seriesBreaksSchema, type SeriesBreak } from "../../src/domain/seriesBreak.ts";
import { refusal } from "../read/ledgerError.ts";
import { seriesBreaksFile } from "../read/ledgerFiles.ts";
import { readTextOrNull } from "./contentStore.ts";

/** The breaks that begin in the period of a folder of ledgers; throws LedgerError for a file that is not as it should be. */
export async function readSeriesBreaks(folder: string): Promise<readonly SeriesBreak[]> {
  const text = await readTextOrNull(join(folder, seriesBreaksFile));
  if (text === null) return [];
  try {
    return parseDocument(seriesBreaksSchema, JSON.parse(text));
  } catch (error) {
    throw refusal({
      file: `${basename(folder)}/${seriesBreaksFile}`,
      row: null,
      column: null,
      value: (error as Error).message,
      code: "series-breaks",
      fix: {
        zh: '写成 [{"measures": ["union-rate-25plus"], "note": {"zh": "…", "en": "…"}}]，不写 measures 即指全部指标',
        en: 'write [{"measures": ["union-rate-25plus"], "note": {"zh": "…", "en": "…"}}]; without measures all are meant',
      },
    });
  }
}
