import { arrowIpc } from "../../src/engine/arrowIpc.ts";
import type { TableFile } from "../../src/engine/factFiles.ts";
import type { OpenTable } from "../../src/engine/tableSlices.ts";

/** A table of three rows. */
export const factsFile: TableFile = {
  table: "enterprise_facts",
  columns: ["period", "sector", "units"],
  ref: { file: "facts", bytes: 1 },
};

/** Every file holds the same three rows. */
export const openFacts: OpenTable = async () =>
  (async function* () {
    yield arrowIpc([
      { name: "period", type: "text", values: ["2025-09", "2025-09", "2025-09"] },
      { name: "sector", type: "text", values: ["C", "I", null] },
      { name: "units", type: "integer", values: [7, 2, 1] },
    ]);
  })();
