import fc from "fast-check";
import { LedgerError } from "../../../../data/read/ledgerError.ts";
import { bookEntries, inline, readZip, rowOf, sheetXml, withEntry } from "./workbookFile.ts";

const rows =
  rowOf([inline("甲"), '<c t="s"><v>0</v></c>', "<c t='str'><f>A1</f><v>&lt;</v></c>"], 'r="1"') +
  rowOf(['<c r="A3" s="1"><v>45930</v></c>', '<c r="C3" t="b"><v>1</v></c>'], 'r="3" hidden="1"');
const after = '<mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>';
const before = '<cols><col min="1" max="2" hidden="1"/></cols>';

const entries = bookEntries({
  sheets: [["台账", sheetXml(rows, after, before)]],
  strings: ["<r><t>一</t></r>"],
  formats: ["yyyy-mm-dd"],
});

const pieces = ["<", ">", '"', "&", "/", "0", "r", "<c>", "</row>", "<!--", "<![CDATA[", "\u0000"];

/** A part of a workbook in which some text was exchanged for some other. */
export const mutation = fc.record({
  part: fc.constantFrom(...entries.map(({ name }) => name)),
  at: fc.nat(2_000),
  length: fc.nat(30),
  piece: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

/** Reads the workbook with the mutation: how many rows, or the codes for which it is refused; throws whatever else. */
export async function readMutated({ part, at, length, piece }: Mutation) {
  const text = String(entries.find(({ name }) => name === part)?.data ?? "");
  const start = at % text.length;
  const data = text.slice(0, start) + piece + text.slice(start + length);
  const outcome = await readZip(withEntry(entries, part, { data })).catch(
    (error: unknown) => error,
  );
  if (outcome instanceof LedgerError) return outcome.problems.map(({ code }) => code);
  if (outcome instanceof Error) throw outcome;
  return [];
}
