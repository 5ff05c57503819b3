import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countTests, resultLine, sum } from "../countTests.mjs";
import { findBrowser } from "../findBrowser.mjs";

const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, testResults: [] };

test("counts are those of the report", () => {
  expect(countTests(report, 0)).toEqual({ passed: 5, failed: 0, skipped: 1 });
  expect(countTests({ ...report, numFailedTests: 2 }, 1).failed).toBe(2);
});

test("a file that could not be loaded counts as failed", () => {
  const testResults = [{ status: "failed", assertionResults: [] }];
  expect(countTests({ ...report, testResults }, 1).failed).toBe(1);
});

test("a failed test is not counted again for its file", () => {
  const testResults = [{ status: "failed", assertionResults: [{ status: "failed" }] }];
  expect(countTests({ ...report, numFailedTests: 1, testResults }, 1).failed).toBe(1);
});

test("a crash and a missing report count as failed", () => {
  expect(countTests(report, 1).failed).toBe(1);
  expect(countTests(report, null).failed).toBe(1);
  expect(countTests(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("the last line names skipped tests only when there are some", () => {
  const counts = [
    { passed: 4, failed: 0, skipped: 0 },
    { passed: 5, failed: 1, skipped: 2 },
  ];
  expect(resultLine(sum(counts))).toBe("9 passed, 1 failed, 2 skipped");
  expect(resultLine({ passed: 4, failed: 0, skipped: 0 })).toBe("4 passed, 0 failed");
});

test("a browser is found by CHROMIUM_PATH, then on the PATH", () => {
  const folder = mkdtempSync(join(tmpdir(), "browser-"));
  const program = join(folder, "google-chrome");
  mkdirSync(join(folder, "chromium"));
  writeFileSync(program, "");
  expect(findBrowser({ PATH: folder })).toBeUndefined();
  chmodSync(program, 0o755);
  expect(findBrowser({ PATH: `/nowhere:${folder}` })).toBe(program);
  expect(findBrowser({ PATH: "", CHROMIUM_PATH: program })).toBe(program);
  expect(findBrowser({ PATH: folder, CHROMIUM_PATH: "/nowhere/chromium" })).toBeUndefined();
  rmSync(folder, { recursive: true });
});
