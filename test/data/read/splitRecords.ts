/**
 * The records of a text as RFC 4180 has it, character by character and without regard to speed, for comparison with the
 * reader; undefined where a quote is stray or never closed. Blank lines at the end are left out.
 */
export function splitRecords(text: string, delimiter = ","): string[][] | undefined {
  const records: string[][] = [[]];
  let [cell, quoted, closed, at] = ["", false, false, 0];
  const endCell = () => {
    records.at(-1)?.push(cell);
    [cell, closed] = ["", false];
  };
  for (const characters = [...text]; at < characters.length; at += 1) {
    const [character, next] = [characters[at], characters[at + 1]];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (next === '"') {
        cell += '"';
        at += 1;
      } else [quoted, closed] = [false, true];
    } else if (character === delimiter) endCell();
    else if (character === "\r" || character === "\n") {
      if (character === "\r" && next === "\n") at += 1;
      endCell();
      records.push([]);
    } else if (closed) return undefined;
    else if (character !== '"') cell += character;
    else if (cell === "") quoted = true;
    else return undefined;
  }
  if (quoted) return undefined;
  const isOpen = cell !== "" || closed || records.at(-1)?.length !== 0;
  if (isOpen) endCell();
  else records.pop();
  return withoutBlankEnd(records);
}

function withoutBlankEnd(records: string[][]): string[][] {
  const last = records.findLastIndex((cells) => cells.length > 1 || cells[0] !== "");
  return records.slice(0, last + 1);
}
