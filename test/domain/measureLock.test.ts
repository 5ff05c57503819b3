import { describe, expect, it } from "vitest";
import { places } from "../../src/domain/area.ts";
import { measureLock } from "../../src/domain/measureLock.ts";
import { loadTargets } from "../../src/domain/targets.ts";

const catalogue = await loadTargets();

describe("the lock on one measure in several places", () => {
  it("is that of its row of the comparison", () => {
    const lock = measureLock("union-rate-25plus", places, catalogue);
    expect(lock?.row.id).toBe("enterprises");
    expect(lock?.fields.map(({ field }) => field)).toEqual([
      "number",
      "population",
      "numerator",
      "size-band",
    ]);
  });

  it("is none where no document speaks of the measure", () => {
    expect(measureLock("standalone-share", places, catalogue)).toBeUndefined();
  });

  it("is none for a place alone", () => {
    expect(measureLock("union-rate-25plus", ["330100"], catalogue)).toBeUndefined();
  });
});
