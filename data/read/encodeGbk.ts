const isTrail = (byte: number): boolean => byte >= 0x40 && byte <= 0xfe && byte !== 0x7f;

/** Every pair of bytes that GBK has. */
function allPairs(): Uint8Array {
  const pairs: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (isTrail(trail)) pairs.push(lead, trail);
  return Uint8Array.from(pairs);
}

function codesOf(wanted: ReadonlySet<string>): ReadonlyMap<string, Uint8Array> {
  const pairs = allPairs();
  const codes = new Map<string, Uint8Array>();
  let at = 0;
  for (const character of new TextDecoder("gbk").decode(pairs)) {
    if (wanted.has(character)) codes.set(character, pairs.subarray(at, at + 2));
    at += 2;
  }
  return codes;
}

/** The bytes of a text in GBK, the two-byte part of GB18030; a question mark for what it does not have. */
export function encodeGbk(text: string): Uint8Array {
  const characters = [...text];
  const codes = codesOf(new Set(characters.filter((character) => character >= "\u0080")));
  return Uint8Array.from(
    characters.flatMap((character) => {
      if (character < "\u0080") return [character.charCodeAt(0)];
      return [...(codes.get(character) ?? [0x3f])];
    }),
  );
}
