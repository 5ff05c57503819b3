import { syntheticCode } from "../../src/domain/creditCode.ts";
import { ledgerLines, type Cells } from "./ledgerLines.ts";
import type { LedgerMonth } from "./ledgerMonth.ts";
import { behindAt } from "./progress.ts";

interface Row {
  n: number;
  status: number | "done";
}

/** How far the work is; each enterprise goes on from one to the next. */
const statuses = ["已排查", "已走访", "已动员", "筹备中"] as const;

/** The enterprises that should have a union and have none; when there are none, one that is done with. */
function* rows({ population, tally, draw, progress }: LedgerMonth): Generator<Row> {
  for (const n of tally.backlog) {
    const u = draw(n, "work-status");
    const status = [0.75, 0.45, 0.15].filter(
      (rate) => progress.behind < behindAt(u, rate, 0.2),
    ).length;
    yield { n, status };
  }
  const [first] = population.numbers;
  if (tally.backlog.length === 0 && first !== undefined) yield { n: first, status: "done" };
}

const cells: Cells<Row> = [
  ["credit_code", ({ n }) => syntheticCode(n)],
  ["status", ({ status }) => (status === "done" ? "已完成" : (statuses[status] ?? ""))],
  ["plan", ({ n, status }) => (status === "done" || status < 2 ? "" : `示例方案 ${1 + (n % 12)}`)],
];

/** The lines of work_ledger.csv in a month: the enterprises that should have a union and have none. */
export const workLedgerLines = (month: LedgerMonth): Generator<string> =>
  ledgerLines("work_ledger", cells, rows(month));
