import { gatherStart } from "./gatherStart.ts";
import { refusal } from "./ledgerError.ts";

const others = [";", "\t", "，", "；", "|", "、", " ", "\u3000"];

const names = new Map([
  ["\t", "TAB"],
  [" ", "SPACE"],
  ["\u3000", "U+3000"],
]);

const count = (text: string, mark: string): number => text.split(mark).length - 1;

/** The mark that seems to part the words of a header without commas. */
function otherDelimiter(header: string): string | undefined {
  const bare = header.replace(/"[^"]*("|$)/g, "x");
  if (bare.includes(",")) return undefined;
  const [first] = others
    .filter((mark) => bare.trim().includes(mark))
    .sort((a, b) => count(bare, b) - count(bare, a));
  return first;
}

/** The same bytes; a file whose first line is parted by something else than commas is refused (LedgerError, `wrong-delimiter`). */
export async function* checkDelimiter(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Uint8Array> {
  let isStart = true;
  for await (const chunk of gatherStart(chunks, 8192)) {
    const found = isStart ? otherDelimiter(firstLine(chunk)) : undefined;
    if (found !== undefined) throw wrongDelimiter(file, names.get(found) ?? found);
    isStart = false;
    yield chunk;
  }
}

const firstLine = (chunk: Uint8Array): string =>
  new TextDecoder().decode(chunk.subarray(0, 8192)).split(/[\r\n]/, 1)[0] ?? "";

const wrongDelimiter = (file: string, found: string) =>
  refusal({
    file,
    row: 1,
    column: null,
    value: found,
    code: "wrong-delimiter",
    fix: {
      zh: `发现分隔符 ${found}，应为 ','：请另存为以半角逗号分隔的 CSV`,
      en: `found ${found}, expected ',': save the file as comma-separated`,
    },
  });
