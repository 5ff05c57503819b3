import type { ProblemCode } from "../../src/domain/problemRules.ts";
import type { Words } from "../../src/domain/schema.ts";

export {
  problemCodes,
  problemRules,
  severities,
  severityOf,
  type ProblemCode,
  type Severity,
} from "../../src/domain/problemRules.ts";

/** What is wrong, where, and what to do about it. */
export interface Problem {
  /** Name of the file without its folder. */
  file: string;
  /** Number of the record, the header being 1; of the physical line when the text itself is at fault. Null: the whole file. */
  row: number | null;
  /** Header word as the file has it, or the column's Chinese word; null when no single column is at fault. */
  column: string | null;
  /** The offending text, at most 80 characters, control characters made visible. */
  value: string;
  code: ProblemCode;
  fix: Words;
  /** How many cells or rows it was found in, where only the first is named. */
  count?: number;
}

/** Takes every problem as it is found: errors of rows, warnings and notes. */
export type Report = (problem: Problem) => void;

const longest = 80;

const visible = (text: string): string =>
  text.replace(/[\u0000-\u001f]/g, (character) =>
    String.fromCharCode(0x2400 + character.charCodeAt(0)),
  );

/** At most 80 characters of a value, the last one an ellipsis when it is longer. */
export function shortened(value: string): string {
  const characters = [...visible(value.slice(0, 4 * longest))];
  if (characters.length <= longest) return characters.join("");
  return `${characters.slice(0, longest - 1).join("")}…`;
}
