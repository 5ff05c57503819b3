/** What a spreadsheet may read as a formula, also behind blanks, quotes and byte order marks. */
const formula = /^[\s"'“”‘’\u00ad\u200b\ufeff]*[=+\-@|%＝＋－＠]|^[\t\r\n]/;

/** A text that a spreadsheet turns into a number. */
const number = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;

/** A text that a spreadsheet turns into a date or time. */
const date = /^\s*\d{1,4}([-/.:年])\d{1,4}(?:[-/.:月]\d{1,4}日?)?\s*$/;

/** Digits that a spreadsheet shows and saves as they are. */
const longestNumber = 11;

const isRewritten = (text: string): boolean =>
  date.test(text) ||
  (number.test(text) && (text.length > longestNumber || String(Number(text)) !== text));

/** Most names: they begin with a letter or a Chinese character. */
const plain = /^[A-Za-z\u4e00-\u9fff]/;

const isUnsafe = (text: string): boolean =>
  !plain.test(text) && (formula.test(text) || isRewritten(text.replace(/^'+/, "")));

/**
 * A text as a cell of a CSV file that no spreadsheet runs or rewrites: what begins a formula, and identifiers that would
 * become another number or a date, get one apostrophe. `restoredText` takes it away again.
 */
export const neutralText = (text: string): string => (isUnsafe(text) ? `'${text}` : text);

/** The text that `neutralText` made a cell of. */
export const restoredText = (cell: string): string =>
  cell.startsWith("'") && isUnsafe(cell.slice(1)) ? cell.slice(1) : cell;
