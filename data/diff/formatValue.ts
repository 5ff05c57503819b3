import { codesOf } from "../../src/domain/codelist.ts";
import type { Column } from "../../src/domain/schema.ts";

const words: Readonly<Record<string, string>> = { true: "是", false: "否" };

/** A stored value, as text, in the words of a ledger; （空） for an empty cell, （无） for none of a list. */
export function formatValue({ type, codes }: Column, value: string | null): string {
  if (value === null) return "（空）";
  if (type === "boolean") return words[value] ?? value;
  if (codes === undefined) return value;
  if (type === "code") return codes.codes.find(({ id }) => id === value)?.zh ?? value;
  const listed = codesOf(codes, Number(value)).map(({ zh }) => zh);
  return listed.length === 0 ? "（无）" : listed.join("；");
}
