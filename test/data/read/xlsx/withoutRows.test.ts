import { expect, it } from "vitest";
import { withoutRows } from "../../../../data/read/xlsx/withoutRows.ts";
import { inChunks } from "../csvText.ts";

async function outside(text: string, size: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of withoutRows(inChunks(Buffer.from(text), size))) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const rows = `<row><c><v>名 &lt;/sheetData</v></c></row></sheetDat`.repeat(3);

it.each([
  [`<w a="名">`, "<sheetData>", rows, "</sheetData>", "<m>名</m></w>"],
  ["<x:w>", "<x:sheetData a='1'\n>", `</sheetData>${rows}`, "</x:sheetData >", "</x:w>"],
  ["<w>", "<sheetData />", "", "", "<row/></sheetData></w>"],
  ["<w>", "<sheetData>", "", "</sheetData>", "<sheetData><row/></sheetData></w>"],
  ["<w><sheetDataSet>", "<sheetData>", rows, "</sheetData>", "</w>"],
  ["<w>", "<sheetData>", rows, "", ""],
  ["<w>", "<sheetData", "", "", ""],
  ["", "", "", "", ""],
  [`<w>${"<col/>".repeat(500)}`, "<sheetData>", rows, "</sheetData>", "<m/>".repeat(500)],
])("%s %s … %s%s", async (before, opening, within, closing, after) => {
  const left = closing === "" ? within.slice(-"</sheetData".length) : "";
  for (const size of [1, 2, 3, 7, 11, 12, 13, 64, 5_000])
    expect(await outside(before + opening + within + closing + after, size)).toBe(
      before + opening + left + closing + after,
    );
});
