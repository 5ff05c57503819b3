import { describe, expect, it } from "vitest";
import { failedChecks } from "../../src/domain/rowChecks.ts";
import { reportingAreas, rowMatrix } from "../../src/domain/rowMatrix.ts";
import { tableReport } from "../fixtures/tableReport.ts";

const supply = { rowsAccepted: 20, rowsRejected: 4, supplied: [] };

describe("rows by area and rule", () => {
  it("has the areas of the places in their order, the unplaced and the totals", () => {
    expect(rowMatrix(tableReport())).toEqual({
      // the most frequent error first; the note is none
      codes: ["check-character", "unknown-area"],
      rows: [
        { adcode: "330106", accepted: 7, rejected: 0, errors: [0, 0] },
        { adcode: "330110", accepted: 8, rejected: 2, errors: [3, 0] },
        { adcode: "310115", accepted: 3, rejected: 1, errors: [1, 0] },
      ],
      unplaced: { adcode: "~", accepted: 2, rejected: 1, errors: [0, 1] },
      total: { adcode: "", accepted: 20, rejected: 4, errors: [4, 1] },
      notReported: ["330108"],
    });
  });

  it("never gives an area without a ledger a row of zeros", () => {
    const report = tableReport({ accepted: { "330106": 20, "330108": 0 } });
    const { rows, notReported } = rowMatrix(report);
    expect(rows.map(({ adcode }) => adcode)).not.toContain("330108");
    expect(notReported).toEqual(["330108"]);
  });

  it("keeps a zero that was counted", () => {
    const report = tableReport({ accepted: { "330106": 20, "330102": 0 } });
    expect(rowMatrix(report).rows[0]).toEqual({
      adcode: "330102",
      accepted: 0,
      rejected: 0,
      errors: [0, 0],
    });
  });

  it("shows the rows of an area that is said to be missing all the same", () => {
    const { rows, notReported } = rowMatrix(tableReport({ notReported: ["330106"] }));
    expect(rows[0]).toMatchObject({ adcode: "330106", accepted: 7 });
    expect(notReported).toEqual([]);
  });

  it("counts 13 districts of Hangzhou, 16 of Shanghai and 14 cities of Guangxi", () => {
    expect(reportingAreas).toHaveLength(43);
  });
});

describe("the checks of a table", () => {
  it("hold where everything adds up", () => {
    expect(failedChecks(tableReport(), supply)).toEqual([]);
  });

  it.each([
    ["rows", tableReport({ rowsIn: 27 }), 3],
    ["accepted", tableReport({ accepted: { "330106": 20, "~": 2 } }), 2],
    ["rejected", tableReport({ rejected: { "330110": 2 } }), 2],
    [
      "errors",
      tableReport({
        problems: [{ code: "type-error", severity: "error", count: 4, areas: { "~": 3 } }],
      }),
      1,
    ],
  ])("%s", (name, report, difference) => {
    expect(failedChecks(report, supply)).toEqual([{ name, difference }]);
  });

  it("compare the record with the manifest", () => {
    expect(failedChecks(tableReport(), { ...supply, rowsAccepted: 21, rowsRejected: 3 })).toEqual([
      { name: "manifest", difference: 2 },
    ]);
  });
});
