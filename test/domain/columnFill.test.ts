import { expect, it } from "vitest";
import { columnFills } from "../../src/domain/columnFill.ts";
import { columnsOf } from "../../src/domain/schema.ts";
import { tableReport } from "../fixtures/tableReport.ts";

it("says of each column how many rows have a value, or why there is no count", () => {
  const supplied = ["credit_code", "name", "adcode", "employees", "has_10_employees", "township"];
  const fills = columnFills(columnsOf("enterprise"), tableReport(), {
    rowsAccepted: 20,
    rowsRejected: 4,
    supplied,
  });
  const of = (name: string) => {
    const { status, filled } = fills.find(({ column }) => column.name === name) ?? {};
    return { status, filled };
  };
  expect(fills.map(({ column }) => column)).toEqual(columnsOf("enterprise"));
  expect(of("employees")).toEqual({ status: "supplied", filled: 15 });
  // worked out from the employees
  expect(of("has_10_employees")).toEqual({ status: "derived", filled: null });
  expect(of("township")).toEqual({ status: "uncounted", filled: null });
  expect(of("sector")).toEqual({ status: "absent", filled: null });
});
