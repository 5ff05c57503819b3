import { describe, expect, it } from "vitest";
import {
  checkCharacter,
  isCreditCode,
  isCreditCodeForm,
  isSyntheticCode,
  syntheticCode,
} from "../../src/domain/creditCode.ts";

const alphabet = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];

describe("credit code", () => {
  it("has the check character of codes in public registers", () => {
    expect(checkCharacter("91110000802100433")).toBe("B");
    expect(checkCharacter("91330100799655058")).toBe("B");
    expect(isCreditCode("91330100799655058B")).toBe(true);
  });

  it("has the check character worked out by hand", () => {
    // 9·1 + 1·3 = 12; 31 − 12 = 19, the 20th character of the alphabet
    expect(checkCharacter("91000000000000000")).toBe("K");
    // every weighted value is 0
    expect(checkCharacter("00000000000000000")).toBe("0");
    expect(() => checkCharacter("9100000000000000")).toThrow("9100000000000000");
    expect(() => checkCharacter("9100000000000000O")).toThrow("not the start of a credit code");
  });

  it.each([
    "91330100799655058b",
    "91330100799655058",
    "91330100799655058BB",
    "9133010079965505OB",
    "",
  ])("refuses %j", (code) => expect(isCreditCode(code)).toBe(false));

  it("tells a wrong check character from a wrong form", () => {
    expect(isCreditCodeForm("91330100799655058A")).toBe(true);
    expect(isCreditCodeForm("91330100799655058I")).toBe(false);
  });

  it("is synthetic in the region that is never issued", () => {
    // organisation number 00000001: 1·2 = 2; 11 − 2 = 9
    expect(syntheticCode(1).slice(0, 17)).toBe("91000000000000019");
    // 00000006: 12 mod 11 = 1; 11 − 1 = 10, written X; 00000000: 11, written 0
    expect(syntheticCode(6).charAt(16)).toBe("X");
    expect(syntheticCode(0)).toBe("91000000000000000K");
    expect(isSyntheticCode(syntheticCode(99_999_999))).toBe(true);
    expect(isSyntheticCode("91330100799655058B")).toBe(false);
    for (const n of [-1, 1.5, 1e8]) expect(() => syntheticCode(n)).toThrow("no synthetic code");
  });

  it("catches every single wrong character of 200 codes", () => {
    for (let n = 0; n < 200; n += 1) {
      const code = syntheticCode(n * 499_979);
      expect(isCreditCode(code)).toBe(true);
      for (const [at, right] of [...code].entries())
        for (const wrong of alphabet)
          if (wrong !== right && isCreditCode(code.slice(0, at) + wrong + code.slice(at + 1)))
            throw new Error(`not caught: ${wrong} at ${at} of ${code}`);
    }
  });
});
