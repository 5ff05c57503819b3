import type { Problem } from "./problem.ts";

const place = ({ row, column }: Problem): string =>
  [row === null ? [] : `row ${row}`, column === null ? [] : `column ${column}`].flat().join(", ");

const sentence = (problem: Problem): string => {
  const where = place(problem);
  const what = `${problem.code}${problem.value === "" ? "" : ` "${problem.value}"`}`;
  return `${where === "" ? "" : `${where}: `}${what}: ${problem.fix.en}`;
};

/** A file or folder that is refused as a whole, with everything that was found wrong with it. */
export class LedgerError extends Error {
  override name = "LedgerError";
  readonly file: string;
  readonly row: number | null;
  readonly problems: readonly Problem[];

  constructor(file: string, problems: readonly Problem[]) {
    super(`${file}: ${problems.map(sentence).join("; ")}`);
    this.file = file;
    this.row = problems[0]?.row ?? null;
    this.problems = problems;
  }
}

/** The refusal of a file for one reason. */
export function refusal(problem: Problem): LedgerError {
  return new LedgerError(problem.file, [problem]);
}

/** Several refusals as one. */
export function joinRefusals(refusals: readonly LedgerError[]): LedgerError {
  const [first] = refusals;
  if (first !== undefined && refusals.length === 1) return first;
  return new LedgerError(
    refusals.map(({ file }) => file).join(", "),
    refusals.flatMap(({ problems }) => problems),
  );
}
