import { expect, it } from "vitest";
import { readMutated } from "../data/read/parquet/mutatedParquet.ts";

it("10,000 damaged Parquet files are read whole or refused", async () => {
  const { read, refused } = await readMutated(10_000);
  expect(read + refused).toBe(10_000);
});
