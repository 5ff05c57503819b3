interface Cell {
  text: string;
  end: number;
}

/** Position of the quote that closes the one before `at`, or the end of the text. */
function closingQuote(text: string, at: number): number {
  for (let found = text.indexOf('"', at); found !== -1; found = text.indexOf('"', found + 2))
    if (text[found + 1] !== '"') return found;
  return text.length;
}

function cellAt(text: string, at: number, isEnd: (at: number) => boolean): Cell {
  const isQuoted = text[at] === '"';
  const close = isQuoted ? closingQuote(text, at + 1) : at;
  let end = isQuoted ? Math.min(close + 1, text.length) : at;
  const quoted = isQuoted ? text.slice(at + 1, close).replaceAll('""', '"') : "";
  const from = end;
  while (!isEnd(end)) end += 1;
  return { text: quoted + text.slice(from, end), end };
}

/**
 * The first records of a text, to see what they look like: a quote that is not closed ends with the text, a stray one is
 * a character. Only `readCsv` says what a file holds.
 */
export function firstRecords(text: string, delimiter: string, most: number): string[][] {
  const isEnd = (at: number) =>
    at >= text.length || text[at] === delimiter || text[at] === "\r" || text[at] === "\n";
  const records: string[][] = [];
  let [cells, at]: [string[], number] = [[], 0];
  while (records.length < most && at < text.length) {
    const cell = cellAt(text, at, isEnd);
    cells.push(cell.text);
    at = cell.end;
    if (text[at] === delimiter) at += 1;
    else {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      records.push(cells);
      cells = [];
    }
  }
  return cells.length === 0 ? records : [...records, [...cells, ""]];
}
