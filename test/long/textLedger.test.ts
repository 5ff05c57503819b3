import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLedger } from "../data/read/csvText.ts";
import { encodeGb18030, encodeUtf16 } from "../data/read/encodeText.ts";
import { checkOutcome, isHeader, ledgerOf, linesOf, outcomeOf } from "../data/read/textOutcome.ts";

const encodings = [
  ["UTF-8", Buffer.from],
  ["GB18030", encodeGb18030],
  ["UTF-16", encodeUtf16],
] as const;

describe.each(encodings)("a ledger in %s", (_, encode) => {
  it("with any byte replaced by any other is refused or read as its bytes say", async () => {
    const bytes = encode(ledgerOf(1000));
    for (let at = 0; at < bytes.length; at += 1)
      for (let byte = 0; byte < 256; byte += 1) {
        const changed = Uint8Array.from(bytes);
        changed[at] = byte;
        await checkOutcome(changed);
      }
  });

  it("with several bytes changed, lost or added is refused or read as its bytes say", async () => {
    const bytes = [...encode(ledgerOf(2000))];
    const change = fc.tuple(fc.nat(bytes.length), fc.nat(3), fc.uint8Array({ maxLength: 4 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const changed = [...bytes];
        for (const [at, lost, added] of changes) changed.splice(at, lost, ...added);
        await checkOutcome(Uint8Array.from(changed));
      }),
      { numRuns: 20_000 },
    );
  });

  it("of 5 MB cut at 200 places is refused or told to be cut", async () => {
    const bytes = Buffer.from(encode(ledgerOf(5_000_000)));
    const whole = linesOf(await readLedger(bytes, { isHeader }));
    for (let cut = 0; cut < 200; cut += 1) {
      const found = await outcomeOf(
        bytes.subarray(0, Math.floor((bytes.length * cut) / 200)),
        65_536,
      );
      if (found === undefined) continue;
      const rows = linesOf(found);
      expect(rows.slice(0, -1).every((row, at) => row === whole[at])).toBe(true);
      expect(
        found.notices.length > 0 || rows.length === 0 || rows.at(-1) === whole[rows.length - 1],
      ).toBe(true);
    }
  });
});
