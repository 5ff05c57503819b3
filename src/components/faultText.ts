import { formatCount } from "../domain/format.ts";
import type { Problem } from "../state/problem.ts";
import type { Catalogue } from "../words/words.ts";

type FileProblem = Pick<
  Extract<Problem, { kind: "file" }>,
  "file" | "fault" | "detail" | "isProgram"
>;

/** What is wrong with a file and who can put it right, behind its name. */
export function faultText(
  { file, fault, detail, isProgram }: FileProblem,
  words: Catalogue,
): string {
  const { faults, unknown, programMissing } = words.problem;
  const counted = (bytes: number | undefined): string =>
    bytes === undefined ? unknown : formatCount(bytes);
  switch (fault) {
    case "missing":
      return isProgram ? programMissing : faults.missing;
    case "not-served":
      return faults["not-served"](file.slice(file.lastIndexOf(".")));
    case "server":
      return faults.server(detail.status === undefined ? unknown : String(detail.status));
    case "truncated":
      return faults.truncated(counted(detail.got), counted(detail.expected));
    case "wrong-type":
      return faults["wrong-type"](detail.type || unknown);
    default:
      return faults[fault];
  }
}
