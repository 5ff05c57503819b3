import { describe, it } from "vitest";
import { writeBig, writers } from "../export/bigTable.ts";

describe("200,000 rows of 20 columns", () => {
  it.each(writers)("%s holds them all and is made in pieces", (...writer) =>
    writeBig(writer, 200_000),
  );
});
