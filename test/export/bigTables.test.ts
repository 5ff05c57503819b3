import { describe, expect, it } from "vitest";
import { bigTable, writeBig, writers } from "./bigTable.ts";

describe("tables of many rows (200,000 in test/long)", () => {
  it.each(writers)("%s holds them all and is made in pieces", (...writer) =>
    writeBig(writer, 12_000),
  );

  it("are not written on when the reader stops", async () => {
    for (const [, write] of writers) {
      const stop = new AbortController();
      const work = write(bigTable(12_000), { signal: stop.signal });
      stop.abort();
      await expect(work).rejects.toThrow("the writing was stopped");
    }
  });
});
