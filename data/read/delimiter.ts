/** What the fields of a text may be parted by. */
export const delimiters = [",", "\t", ";", "|", "，"] as const;
export type Delimiter = (typeof delimiters)[number];

const names: ReadonlyMap<string, string> = new Map([
  ["\t", "TAB"],
  [" ", "SPACE"],
  ["\u3000", "U+3000"],
]);

/** How a mark is called in messages. */
export const delimiterName = (mark: string): string => names.get(mark) ?? mark;

export const isDelimiter = (mark: string): mark is Delimiter =>
  delimiters.some((delimiter) => delimiter === mark);

/** The delimiter that a file's name says. */
export const delimiterOf = (file: string): Delimiter => (/\.(tsv|tab)$/i.test(file) ? "\t" : ",");
