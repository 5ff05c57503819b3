/** One value of a closed set: its id in data, SQL and URL; its words; other spellings a ledger may use. */
export interface Code<Id extends string = string> {
  id: Id;
  zh: string;
  en: string;
  aliases?: readonly string[];
}

/** A closed set. The position of a code is its bit in a multi-valued column: never reorder, only append. */
export interface Codelist<Id extends string = string> {
  name: string;
  codes: readonly Code<Id>[];
}

export const codelist = <const Id extends string>(
  name: string,
  codes: readonly (readonly [id: Id, zh: string, en: string, ...aliases: string[]])[],
): Codelist<Id> => ({
  name,
  codes: codes.map(([id, zh, en, ...aliases]) => ({ id, zh, en, aliases })),
});

/** The code that a ledger cell names: by id, Chinese or English word, or alias; undefined when none. */
export const parseCode = <Id extends string>(
  { codes }: Codelist<Id>,
  text: string,
): Code<Id> | undefined =>
  codes.find(({ id, zh, en, aliases }) => [id, zh, en, ...(aliases ?? [])].includes(text));

/** Bit mask of the codes with the given ids; bit n is the n-th code of the list. */
export const maskOf = <Id extends string>({ codes }: Codelist<Id>, ids: readonly Id[]): number =>
  ids.reduce((mask, id) => mask | (1 << codes.findIndex((code) => code.id === id)), 0);

/** The codes whose bits are set. */
export const codesOf = <Id extends string>({ codes }: Codelist<Id>, mask: number): Code<Id>[] =>
  codes.filter((_, bit) => (mask & (1 << bit)) !== 0);
