import { delimiterName, isDelimiter } from "./delimiter.ts";
import { firstRecords } from "./firstRecords.ts";
import { refusal, type LedgerError } from "./ledgerError.ts";
import { locateHeader, marks, type HeaderPlace, type IsHeader } from "./locateHeader.ts";
import { shortened } from "./problem.ts";

const count = (text: string, mark: string): number => text.split(mark).length - 1;

/** The mark that seems to part the words of a header that the expected one does not part. */
function otherMark(header: string, expected: string): string | undefined {
  const bare = header.replace(/"[^"]*("|$)/g, "x");
  if (bare.includes(expected)) return undefined;
  const [first] = marks
    .filter((mark) => bare.trim().includes(mark))
    .sort((a, b) => count(bare, b) - count(bare, a));
  return first;
}

const optionOf = (mark: string): string => `--delimiter '${mark === "\t" ? "\\t" : mark}'`;

function wrongDelimiter(file: string, mark: string, expected: string): LedgerError {
  const [found, wanted] = [delimiterName(mark), delimiterName(expected)];
  const option = isDelimiter(mark) ? optionOf(mark) : undefined;
  return refusal({
    file,
    row: 1,
    column: null,
    value: found,
    code: "wrong-delimiter",
    fix: {
      zh: `发现分隔符 ${found}，应为 ${wanted}：请另存为以 ${wanted} 分隔的文件${option === undefined ? "" : `，或指明 ${option}`}`,
      en: `found ${found}, expected ${wanted}: save the file with ${wanted} between the fields${option === undefined ? "" : `, or give ${option}`}`,
    },
  });
}

function otherTitleRows(file: string, first: string, titleRows: number): LedgerError {
  return refusal({
    file,
    row: 1,
    column: null,
    value: shortened(first),
    code: "missing-label",
    fix: {
      zh: `表头在第 ${titleRows + 1} 行：删除它前面的标题行，或指明 --title-rows ${titleRows}`,
      en: `the header is row ${titleRows + 1}: delete the title rows before it, or give --title-rows ${titleRows}`,
    },
  });
}

/**
 * Refuses (LedgerError) a text whose header is parted by another mark than expected (`wrong-delimiter`) or stands in another
 * row (`missing-label`). Says nothing of a header that is nowhere: its words are checked by the reader of the rows.
 */
export function checkHeader(
  file: string,
  text: string,
  said: HeaderPlace,
  isHeader: IsHeader,
): void {
  const place = locateHeader(text, said, isHeader);
  const line = text.split(/[\r\n]/, 1)[0] ?? "";
  const mark = place === undefined ? otherMark(line, said.delimiter) : place.delimiter;
  if (mark !== undefined && mark !== said.delimiter)
    throw wrongDelimiter(file, mark, said.delimiter);
  if (place === undefined || place.titleRows === said.titleRows) return;
  const [[first = ""] = []] = firstRecords(text, said.delimiter, said.titleRows + 1).slice(
    said.titleRows,
  );
  throw otherTitleRows(file, first, place.titleRows);
}
