/** Characters to insert, delete or replace to turn one text into the other. */
function distance(from: string, to: string): number {
  const [a, b] = [[...from], [...to]];
  let above = [...b.keys(), b.length];
  for (const [i, character] of a.entries()) {
    const row = [i + 1];
    for (const [j, other] of b.entries())
      row.push(
        Math.min(
          (above[j + 1] ?? 0) + 1,
          (row[j] ?? 0) + 1,
          (above[j] ?? 0) + (character === other ? 0 : 1),
        ),
      );
    above = row;
  }
  return above.at(-1) ?? 0;
}

/** The word most like the text, when at least a third of it is the same; the first of equals. */
export function nearestWord(text: string, words: readonly string[]): string | undefined {
  const wanted = text.slice(0, 40);
  const [best] = words
    .map((word) => ({ word, share: distance(wanted, word) / Math.max(wanted.length, word.length) }))
    .filter(({ share }) => share <= 2 / 3)
    .sort((a, b) => a.share - b.share);
  return best?.word;
}
