import type { Words } from "../../src/domain/schema.ts";
import type { ProblemCode } from "./problem.ts";

/** A cell as it is stored: text, a number, true or false, or null when it is empty. */
export type CellValue = string | number | boolean | null;

/** A cell that cannot be stored. */
export class CellFault {
  readonly code: ProblemCode;
  readonly fix: Words;

  constructor(code: ProblemCode, zh: string, en: string) {
    this.code = code;
    this.fix = { zh, en };
  }
}

/** Reads the text of a filled cell, without white space around it. */
export type CellParser = (text: string) => CellValue | CellFault;
