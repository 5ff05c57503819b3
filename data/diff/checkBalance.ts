import { noArea, type AreaDifferenceRow } from "../../src/query/diffSql.ts";
import { refusal } from "../read/ledgerError.ts";
import type { Diff } from "./diff.ts";

type Counts = Pick<Diff, "a" | "b" | "classes" | "areas">;

/** Throws LedgerError unless every area and the total add up: b = a + new − closed + movedIn − movedOut. */
export function checkBalance(counts: Counts): void {
  const faults = [...areaFaults(counts.areas), ...totalFaults(counts)];
  if (faults.length === 0) return;
  throw refusal({
    file: "files",
    row: null,
    column: null,
    value: faults.join("; "),
    code: "unbalanced",
    fix: {
      zh: "企业明细里有重复或缺失的企业，不予显示；请用 --replace 重做该期",
      en: "enterprises are doubled or missing in the row files, so nothing is shown: build the period anew with --replace",
    },
  });
}

const areaFaults = (areas: readonly AreaDifferenceRow[]): string[] =>
  areas
    .filter((row) => row.b !== row.a + row.new - row.closed + row.movedIn - row.movedOut)
    .map((row) => `${row.area === noArea ? "未定位" : row.area} ${row.a} → ${row.b}`);

function totalFaults({ a, b, classes, areas }: Counts): string[] {
  const sum = (count: (row: AreaDifferenceRow) => number): number =>
    areas.reduce((total, row) => total + count(row), 0);
  const ofClasses = (count: "enterprises" | "gained" | "lost"): number =>
    Object.values(classes).reduce((total, row) => total + row[count], 0);
  const { new: added, closed, moved, changed } = classes;
  const pairs: Record<string, readonly [number, number]> = {
    a: [sum((row) => row.a), a.enterprises],
    b: [sum((row) => row.b), b.enterprises],
    "a of classes": [ofClasses("enterprises") - added.enterprises, a.enterprises],
    "b of classes": [ofClasses("enterprises") - closed.enterprises, b.enterprises],
    new: [sum((row) => row.new), added.enterprises],
    closed: [sum((row) => row.closed), closed.enterprises],
    movedIn: [sum((row) => row.movedIn + row.movedWithin), moved.enterprises],
    movedOut: [sum((row) => row.movedOut + row.movedWithin), moved.enterprises],
    changed: [sum((row) => row.changed), changed.enterprises],
    gained: [sum((row) => row.gained), ofClasses("gained")],
    lost: [sum((row) => row.lost), ofClasses("lost")],
  };
  return Object.entries(pairs)
    .filter(([, [found, expected]]) => found !== expected)
    .map(([name, [found, expected]]) => `${name} ${found} ≠ ${expected}`);
}
