/** What a spreadsheet may read as a formula, also behind blanks, quotes and byte order marks. */
const formula = /^[\s"'“”‘’\u00ad\u200b\ufeff]*[=+\-@|%＝＋－＠]|^[\t\r\n]/;

/** Texts that a spreadsheet turns into something else: what is made of digits and signs alone, dates, truth values. */
const rewritten = [
  /^[\s\d.,:/%$¥￥€£()eE+-]*\d[\s\d.,:/%$¥￥€£()eE+-]*$/,
  /^\s*\d{1,4}年\d{1,2}月?(?:\d{1,2}日?)?\s*$/,
  /^\s*(?:\d{1,2}[\s-]?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s.,-]{0,2}\d{0,4}\s*$/i,
  /^\s*(?:true|false)\s*$/i,
];

/** Digits that a spreadsheet shows and saves as they are. */
const longestNumber = 11;

const isPlainNumber = (text: string): boolean =>
  text.length <= longestNumber && String(Number(text)) === text;

const isRewritten = (text: string): boolean =>
  rewritten.some((kind) => kind.test(text)) && !isPlainNumber(text);

/** Most names: they begin with a Chinese character. */
const plain = /^[\u4e00-\u9fff]/;

const isUnsafe = (text: string): boolean =>
  !plain.test(text) && (formula.test(text) || isRewritten(text.replace(/^'+/, "")));

/**
 * A text as a cell of a CSV file that no spreadsheet runs or rewrites: what begins a formula, and what would become
 * another number, a date or a truth value, gets one apostrophe. `restoredText` takes it away again.
 */
export const neutralText = (text: string): string => (isUnsafe(text) ? `'${text}` : text);

/** The text that `neutralText` made a cell of. */
export const restoredText = (cell: string): string =>
  cell.startsWith("'") && isUnsafe(cell.slice(1)) ? cell.slice(1) : cell;
