import { describe, expect, it } from "vitest";
import { publicationTime } from "../../src/domain/publicationTime.ts";

const utc = "2025-10-08T06:03:00Z";
const at = (shift: number): Date => new Date(Date.parse(utc) + shift);
const [minute, year] = [60_000, 365 * 86_400_000];

describe("the time of a publication", () => {
  it.each([
    ["the moment itself", 0, false],
    ["4 minutes before, as clocks differ", -4 * minute, false],
    ["6 minutes before", -6 * minute, true],
    ["10 years before: this computer's clock is wrong, or the publisher's", -10 * year, true],
    ["10 years after", 10 * year, false],
  ])("seen from %s", (_, shift, isFuture) => {
    expect(publicationTime(utc, at(shift))?.isFuture).toBe(isFuture);
  });

  it("is told in the time of this computer", () => {
    const local = new Date(utc);
    const pad = (part: number): string => String(part).padStart(2, "0");
    expect(publicationTime(utc, local)?.text).toBe(
      `2025-10-${pad(local.getDate())} ${pad(local.getHours())}:${pad(local.getMinutes())}`,
    );
  });

  it.each([undefined, "", "yesterday", "2025-13-01T00:00:00Z"])("%j is none", (text) =>
    expect(publicationTime(text, new Date())).toBeUndefined(),
  );
});
