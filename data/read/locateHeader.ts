import { firstRecords } from "./firstRecords.ts";

export interface HeaderPlace {
  delimiter: string;
  /** Records before the header. */
  titleRows: number;
}

export type IsHeader = (cells: readonly string[]) => boolean;

/** Marks that are tried as delimiters: more than may be asked for. */
export const marks = [",", ";", "\t", "，", "；", "|", "、", " ", "\u3000"];

/** Records among which a header is looked for. */
const looked = 5;

/**
 * Where the header is: as said, or parted by another mark, or among the first five records; undefined when no record
 * is one.
 */
export function locateHeader(
  text: string,
  said: HeaderPlace,
  isHeader: IsHeader,
): (HeaderPlace & { cells: readonly string[] }) | undefined {
  const others = marks.filter((mark) => mark !== said.delimiter);
  for (const delimiter of [said.delimiter, ...others]) {
    const records = firstRecords(text, delimiter, Math.max(looked, said.titleRows + 1));
    for (const titleRows of [said.titleRows, ...records.keys()]) {
      const cells = records[titleRows];
      if (cells !== undefined && isHeader(cells)) return { delimiter, titleRows, cells };
    }
  }
  return undefined;
}
