/** The parts of a cell that holds several, joined by ；or ;, without white space around them and without empty ones. */
export function splitList(text: string, mark: RegExp = /[；;]/): string[] {
  return text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
