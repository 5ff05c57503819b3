/** A statement and its positional parameters: `?` in the text, in order. The same text runs natively and in WASM. */
export interface Sql {
  text: string;
  params: readonly SqlValue[];
}

export type SqlValue = string | number | boolean;

type Part = Sql | SqlValue;

const isSql = (part: Part): part is Sql => typeof part === "object";

/** Values become parameters; a nested `Sql` is spliced in place. */
export function sql(strings: TemplateStringsArray, ...parts: readonly Part[]): Sql {
  const params: SqlValue[] = [];
  const text = strings.reduce((before, after, index) => {
    const part = parts[index - 1];
    if (part === undefined) return before + after;
    params.push(...(isSql(part) ? part.params : [part]));
    return before + (isSql(part) ? part.text : "?") + after;
  });
  return { text, params };
}

/** A name of a closed set (a column or table of the schema), quoted. Never given text from outside. */
export const identifier = (name: string): Sql => ({
  text: `"${name.replaceAll('"', '""')}"`,
  params: [],
});

/** A piece of fixed SQL. Never given text from outside. */
export const raw = (text: string): Sql => ({ text, params: [] });

export const join = (parts: readonly Sql[], separator: string): Sql => ({
  text: parts.map(({ text }) => text).join(separator),
  params: parts.flatMap(({ params }) => params),
});

/** `(?, ?, …)`; an empty list matches nothing. */
export const list = (values: readonly SqlValue[]): Sql =>
  values.length === 0
    ? raw("(NULL)")
    : sql`(${join(
        values.map((value) => sql`${value}`),
        ", ",
      )})`;
