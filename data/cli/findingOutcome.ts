import { formatFinding, PublishError, type Finding } from "../publish/finding.ts";
import type { Outcome } from "./command.ts";

/** `data/current.json: missing: …` for people, each behind a word for how grave it is. */
export const findingLines = (word: string, findings: readonly Finding[]): string[] =>
  findings.map((one) => `${word}: ${formatFinding(one)}`);

export const noticeLines = (notices: readonly Finding[]): string[] =>
  findingLines("注意 notice", notices);

/** What a command says when it is refused; other errors are thrown on. */
export async function orRefused(run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof PublishError) return refusedOutcome(error.findings);
    throw error;
  }
}

export const refusedOutcome = (findings: readonly Finding[], more: object = {}): Outcome => ({
  exit: 2,
  json: { ok: false, ...more, errors: findings },
  lines: findingLines("拒绝 refused", findings),
});

/** Exit 0, or 1 when something failed after readers saw the new state. */
export function doneOutcome(
  { findings, notices }: { findings: readonly Finding[]; notices: readonly Finding[] },
  json: object,
  lines: readonly string[],
): Outcome {
  return {
    exit: findings.length === 0 ? 0 : 1,
    json: { ok: findings.length === 0, ...json, notices, errors: findings },
    lines: [...lines, ...noticeLines(notices), ...findingLines("未完成 not finished", findings)],
  };
}
