import { area } from "../../src/domain/area.ts";
import { noArea, type TableReport } from "../../src/domain/provenance.ts";
import { schema, type TableName, type Words } from "../../src/domain/schema.ts";
import { refusal } from "../read/ledgerError.ts";

/** A table that keeps less than this share of the rows of the period before is absurdly small. */
const leastShare = 0.8;

const tableWords = (name: string): Words => schema[name as TableName];

function fewerRows(now: TableReport, before: TableReport): Words[] {
  if (now.rowsAccepted >= before.rowsAccepted * leastShare) return [];
  const percent = Math.round((1 - now.rowsAccepted / before.rowsAccepted) * 100);
  const { zh, en } = tableWords(now.table);
  return [
    {
      zh: `${zh}由 ${before.period} 的 ${before.rowsAccepted} 行减为 ${now.rowsAccepted} 行（−${percent}%）`,
      en: `${en}: ${before.rowsAccepted} rows in ${before.period}, ${now.rowsAccepted} now (−${percent} %)`,
    },
  ];
}

function missingAreas(now: TableReport, before: TableReport): Words[] {
  const missing = Object.keys(before.accepted).filter(
    (adcode) => adcode !== noArea && !now.accepted[adcode] && !now.notReported.includes(adcode),
  );
  const { zh, en } = tableWords(now.table);
  return missing.map((adcode) => ({
    zh: `${zh}没有 ${adcode} ${area(adcode)?.name ?? ""}的行，${before.period} 有 ${before.accepted[adcode]} 行`,
    en: `${en}: no row of ${adcode} ${area(adcode)?.english ?? ""}, which had ${before.accepted[adcode]} in ${before.period}`,
  }));
}

/** How a period differs absurdly from the one before it: a fifth of a table's rows gone, a table or a district missing. */
export function absurdChanges(
  now: readonly TableReport[],
  before: readonly TableReport[],
): Words[] {
  return before.flatMap((earlier) => {
    const found = now.find(({ table }) => table === earlier.table);
    const { zh, en } = tableWords(earlier.table);
    return found === undefined
      ? [
          {
            zh: `没有${zh}台账，${earlier.period} 有`,
            en: `${en}: no ledger, there was one in ${earlier.period}`,
          },
        ]
      : [...fewerRows(found, earlier), ...missingAreas(found, earlier)];
  });
}

/** The refusal of a period that differs absurdly and was not accepted. */
export const absurdChange = (folder: string, changes: readonly Words[]) =>
  refusal({
    file: folder,
    row: null,
    column: null,
    value: changes.map(({ zh }) => zh).join("；"),
    code: "absurd-change",
    fix: {
      zh: `与上期相差悬殊：${changes.map(({ zh }) => zh).join("；")}。核对后确实如此，请加 --accept-change "原因"`,
      en: `absurdly different from the period before: ${changes.map(({ en }) => en).join("; ")}. If that is right, add --accept-change "reason"`,
    },
  });
