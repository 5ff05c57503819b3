import { expect, it } from "vitest";
import { formatValue } from "../../../data/diff/formatValue.ts";
import { column } from "../../../src/domain/schema.ts";

it.each([
  ["name", "示例企业 A01", "示例企业 A01"],
  ["employees", "25", "25"],
  ["employees", null, "（空）"],
  ["fee_paid_percent", "2.5", "2.5"],
  ["party_org", "true", "是"],
  ["party_org", "false", "否"],
  ["party_org", null, "（空）"],
  ["build_mode", "coverage", "覆盖建"],
  ["build_mode", "of another version", "of another version"],
  ["scale_classes", "0", "（无）"],
  ["scale_classes", null, "（空）"],
  ["scale_classes", "5", "规上工业企业；小微企业"],
])("%s %j is told as %s", (name, value, words) => {
  expect(formatValue(column("enterprise", name), value)).toBe(words);
});
