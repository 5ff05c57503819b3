import type { Sql, SqlValue } from "./sql.ts";

/** A value as SQL has it in its text. Throws for what SQL has no text for. */
export function sqlLiteral(value: SqlValue): string {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberLiteral(value);
  if (value.includes("\0")) throw new Error("a text with a NUL character cannot be looked for");
  return `'${value.replaceAll("'", "''")}'`;
}

function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`not a number: ${value}`);
  return String(value);
}

/** Quoted texts and names, which may hold question marks of their own, and the question marks of parameters. */
const parts = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\?/g;

/** A statement with its parameters filled in. */
export function literalText({ text, params }: Sql): string {
  let next = 0;
  return text.replace(parts, (part) => {
    const value = part === "?" ? params[next++] : undefined;
    return value === undefined ? part : sqlLiteral(value);
  });
}
