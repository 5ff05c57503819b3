import { roughWidth, wrapText } from "./wrapText.ts";

/** A text in at most so many lines of a width; what has no room ends in …. */
export function fittedLines(text: string, width: number, size: number, most = 2): string[] {
  const lines = wrapText(text, width, size).flatMap((line) => pieces(line, width, size));
  if (lines.length <= most) return lines;
  const last = [...lines.slice(most - 1).join("")];
  while (last.length > 0 && roughWidth(`${last.join("")}…`, size) > width) last.pop();
  return [...lines.slice(0, most - 1), `${last.join("")}…`];
}

/** A word that is wider than the line is broken anywhere. */
function pieces(line: string, width: number, size: number): string[] {
  if (roughWidth(line, size) <= width) return [line];
  const found = [""];
  for (const character of line) {
    const longer = `${found.at(-1) ?? ""}${character}`;
    if (roughWidth(longer, size) > width && longer.length > 1) found.push(character);
    else found[found.length - 1] = longer;
  }
  return found;
}
