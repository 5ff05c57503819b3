/** What a number of a cell means: a number, a day, or a time of day that is no day. */
export type NumberFormat = "number" | "date" | "time";

type Ids = readonly (readonly [from: number, to: number])[];

/** Formats that every workbook has, those of East Asia and Thailand included (ECMA-376 part 1, 18.8.30). */
const dates: Ids = [
  [14, 17],
  [22, 22],
  [27, 31],
  [34, 36],
  [50, 58],
  [71, 74],
  [77, 77],
  [81, 81],
];
const times: Ids = [
  [18, 21],
  [32, 33],
  [45, 47],
  [75, 76],
  [78, 80],
];

const isOf = (ids: Ids, id: number): boolean => ids.some(([from, to]) => id >= from && id <= to);

/** What a built-in format makes of a number. */
export function builtInFormat(id: number): NumberFormat {
  if (isOf(dates, id)) return "date";
  return isOf(times, id) ? "time" : "number";
}

const literal = /"[^"]*"?|\\.|[_*]./gsu;
const general = /general|standard|g\/通用格式/gi;
const scientific = /e[+-]/gi;
const elapsed = /\[(?:h+|m+|s+)\]/i;
const bracketed = /\[[^\]]*\]/g;
const halfDay = /am\/pm|a\/p|上午\/下午/gi;

function sectionFormat(section: string): NumberFormat {
  const isElapsed = elapsed.test(section);
  const signs = section.replace(bracketed, "").replace(scientific, "");
  const plain = signs.replace(halfDay, "");
  if (/[ydgeb]|aaa/i.test(plain)) return "date";
  if (isElapsed || plain !== signs || /[hs]/i.test(plain)) return "time";
  return /m/i.test(plain) ? "date" : "number";
}

const isConditional = (section: string): boolean => /\[[<>=]/.test(section);

/** What a custom format code makes of a number that is not negative. */
export function customFormat(code: string): NumberFormat {
  const sections = code.replace(literal, "").replace(general, "").split(";");
  if (!sections.some(isConditional)) return sectionFormat(sections[0] ?? "");
  const [first = "number", ...others] = sections.map(sectionFormat);
  // Where the value decides whether it is a day, it is taken for neither.
  return others.every((format) => format === first) ? first : "time";
}
