import fc from "fast-check";
import { expect, it } from "vitest";
import { decimalText } from "../../../../data/read/xlsx/decimalText.ts";

it.each([
  [12, "12"],
  [0.5, "0.5"],
  [-0, "0"],
  [0, "0"],
  [-1.25, "-1.25"],
  [0.1 + 0.2, "0.30000000000000004"],
  [1e21, "1000000000000000000000"],
  [-1.5e22, "-15000000000000000000000"],
  [1e-7, "0.0000001"],
  [-1.25e-9, "-0.00000000125"],
  [123456789012345680, "123456789012345680"],
  [2 ** 53, "9007199254740992"],
])("%d is %s", (value, text) => expect(decimalText(value)).toBe(text));

it("equals every number, without exponent and with no superfluous digit", () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(number, (value) => {
      const text = decimalText(value);
      expect(text).toMatch(/^(-?(0|[1-9]\d*)(\.\d*[1-9])?)$/);
      expect(Number(text)).toBe(value === 0 ? 0 : value);
    }),
  );
});
