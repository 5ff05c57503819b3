import { gatherStart } from "../gatherStart.ts";
import type { Refuse } from "./refuser.ts";

const decoderOf = (start: Uint8Array): TextDecoder => {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le", { fatal: true });
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be", { fatal: true });
  return new TextDecoder("utf-8", { fatal: true });
};

/** The text of an XML part, UTF-8 or UTF-16 by its byte order mark. Other bytes refuse the file (LedgerError). */
export async function* decodeXml(
  chunks: AsyncIterable<Uint8Array>,
  part: string,
  refuse: Refuse,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder?.decode(chunk, { stream: chunk !== undefined }) ?? "";
    } catch {
      throw refuse(
        "encoding-error",
        part,
        `${part} 含不合法的字符编码：用 Excel 或 WPS 打开后另存为 .xlsx`,
        `${part} has bytes that no text has: open the file in Excel or WPS and save it again`,
      );
    }
  };
  for await (const chunk of gatherStart(chunks, 2)) {
    decoder ??= decoderOf(chunk);
    yield decode(chunk);
  }
  decode();
}
