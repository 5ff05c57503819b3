import {
  addCounts,
  unexplained,
  type Changes,
  type Flow,
  type FlowCounts,
} from "../../src/domain/changes.ts";
import { refusal } from "../read/ledgerError.ts";

/** Throws LedgerError unless every area adds up, before + causes = after, and the parts to the whole. */
export function checkChanges(scope: string, { measures }: Changes): void {
  const faults = Object.entries(measures).flatMap(([id, flows]) =>
    [...areaFaults(flows), ...partFaults(flows)].map((fault) => `${id} ${fault}`),
  );
  if (faults.length === 0) return;
  throw refusal({
    file: scope,
    row: null,
    column: null,
    value: faults.slice(0, 3).join("; "),
    code: "unbalanced",
    fix: {
      zh: "两期之间的变动加不起来：企业明细与汇总不一致，未予发布；请用 --replace 重做这两期",
      en: "the changes between two periods do not add up: rows and sums of enterprises disagree, so nothing was built; build both periods anew with --replace",
    },
  });
}

const isNothing = ([numerator, denominator]: FlowCounts): boolean =>
  numerator === 0 && (denominator ?? 0) === 0;

const areaFaults = (flows: readonly Flow[]): string[] =>
  flows
    .filter((flow) => flow.causes !== null && !isNothing(unexplained(flow)))
    .map(
      ({ area, before, after }) => `${area ?? "未定位"} ${before.join("/")} → ${after.join("/")}`,
    );

function partFaults([whole, ...parts]: readonly [Flow, ...Flow[]]): string[] {
  if (parts.length === 0) return [];
  return (["before", "after"] as const)
    .filter((when) => {
      const [first, ...others] = parts.map((part) => part[when]);
      const sum = others.reduce(addCounts, first ?? whole[when]);
      return sum[0] !== whole[when][0] || sum[1] !== whole[when][1];
    })
    .map((when) => `${whole.area} ${when}: parts ≠ total`);
}
