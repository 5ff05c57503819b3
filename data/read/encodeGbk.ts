const isTrail = (byte: number): boolean => byte >= 0x40 && byte <= 0xfe && byte !== 0x7f;

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

const codesOf = (): Map<string, readonly number[]> => {
  const pairs = range(0x81, 0xfe).flatMap((lead) =>
    range(0x40, 0xfe)
      .filter(isTrail)
      .map((trail) => [lead, trail]),
  );
  const characters = new TextDecoder("gbk").decode(Uint8Array.from(pairs.flat()));
  return new Map([...characters].map((character, at) => [character, pairs[at] ?? []]));
};

/** The bytes of a text in GBK, the two-byte part of GB18030; a question mark for what it does not have. Slow: builds its table. */
export function encodeGbk(text: string): Uint8Array {
  const codes = codesOf();
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      return code < 0x80 ? [code] : [...(codes.get(character) ?? [0x3f])];
    }),
  );
}
