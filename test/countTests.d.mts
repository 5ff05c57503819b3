export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests?: number;
  testResults: readonly { status: string; assertionResults: readonly { status: string }[] }[];
}

export function countTests(report: VitestReport | undefined, exitCode: number | null): TestCounts;
export function sum(counts: readonly TestCounts[]): TestCounts;
export function resultLine(counts: TestCounts): string;
