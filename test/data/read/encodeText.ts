const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

type Codes = ReadonlyMap<string, readonly number[]>;

/** What a decoder makes of every pair of bytes, turned round; the first of several is kept. */
function pairsOf(label: string): Codes {
  const decoder = new TextDecoder(label);
  const codes = new Map<string, readonly number[]>();
  for (const lead of range(0x81, 0xfe))
    for (const trail of range(0x40, 0xfe)) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if ([...text].length === 1 && text !== "\ufffd" && !codes.has(text))
        codes.set(text, [lead, trail]);
    }
  return codes;
}

const fourBytes = (pointer: number): number[] => [
  0x81 + Math.floor(pointer / 12_600),
  0x30 + (Math.floor(pointer / 1260) % 10),
  0x81 + (Math.floor(pointer / 10) % 126),
  0x30 + (pointer % 10),
];

function gb18030Codes(): Codes {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map(pairsOf("gb18030"));
  for (const pointer of range(0, 39_419)) {
    const text = decoder.decode(Uint8Array.from(fourBytes(pointer)));
    if (!codes.has(text)) codes.set(text, fourBytes(pointer));
  }
  return codes;
}

const encodeWith =
  (codes: Codes) =>
  (text: string): Uint8Array =>
    Uint8Array.from(
      [...text].flatMap((character) => {
        const code = character.codePointAt(0) ?? 0;
        if (code < 0x80) return [code];
        const known = codes.get(character);
        if (known !== undefined) return [...known];
        if (code < 0x1_0000) throw new Error(`not in the encoding: ${character}`);
        return fourBytes(189_000 + code - 0x1_0000);
      }),
    );

/** Bytes of a text in GB18030; throws for what it does not have. */
export const encodeGb18030 = encodeWith(gb18030Codes());

export const encodeBig5 = encodeWith(pairsOf("big5"));

/** Little endian, with byte order mark. */
export const encodeUtf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le");

/** Big endian, with byte order mark. */
export const encodeUtf16Be = (text: string): Buffer => encodeUtf16(text).swap16();

/** What becomes of UTF-8 that is opened as GBK. */
export const garbled = (text: string): string => new TextDecoder("gbk").decode(Buffer.from(text));
