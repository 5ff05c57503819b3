import type { ColumnType } from "../../src/domain/schema.ts";
import type { ProblemCode } from "./problem.ts";

const fullWidthOrComma = /[,\uff01-\uff5e]/;
const lowerOrFullWidth = /[a-z\uff01-\uff5e]/;
/** Characters beyond the basic plane or of private use: rare ones of names, kept as they are. */
const rare = /[\u{10000}-\u{10ffff}\ue000-\uf8ff]/u;

/** What is noted of an accepted cell: that it was spelt in another way than it is stored, or holds a rare character. */
export function noteOf(type: ColumnType, text: string): ProblemCode | null {
  switch (type) {
    case "credit-code":
    case "adcode":
    case "sector":
      return lowerOrFullWidth.test(text) ? "normalised-code" : null;
    case "integer":
    case "decimal":
    case "year":
      return fullWidthOrComma.test(text) ? "normalised-number" : null;
    case "text":
      return rare.test(text) ? "rare-character" : null;
    default:
      return null;
  }
}
