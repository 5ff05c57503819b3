import type { AnswerRow } from "../../src/query/answer.ts";
import type { Key } from "../../src/domain/filter.ts";
import type { Counts } from "../fixtures/countNotation.ts";
import { isCount, type LedgerMeasureId } from "../fixtures/expected.ts";

const range = (text: string): readonly string[] => text.trim().split(/\s+/);

/** The areas that must appear, by the area that is asked about; null: the places. */
export const areaMembers = {
  places: range("310000 330100 450000"),
  "330100": range(
    "330102 330105 330106 330108 330109 330110 330111 330112 330113 330114 330122 330127 330182",
  ),
  "310000": range(
    "310101 310104 310105 310106 310107 310109 310110 310112 310113 310114 310115 310116 310117 310118 310120 310151",
  ),
  "450000": range(
    "450100 450200 450300 450400 450500 450600 450700 450800 450900 451000 451100 451200 451300 451400",
  ),
  "450100": range(
    "450102 450103 450105 450107 450108 450109 450110 450123 450124 450125 450126 450181",
  ),
} as const;

export type Scope = keyof typeof areaMembers;

export const scopeArea = (scope: Scope): string | null => (scope === "places" ? null : scope);

/** Parks that must appear: those of the ledger that lie in the area. One that only a row names appears with its rows. */
const parkMembers: Record<Scope, readonly string[]> = {
  places: range("G313026 P1 P2 P3 P4"),
  "330100": range("P1 P4"),
  "310000": range("G313026 P2"),
  "450000": range("P3"),
  "450100": range("P3"),
};

const closedMembers = {
  sector: range("A B C D E F G H I J K L M N O P Q R S T"),
  size: range("lt10 10-24 25 26-49 50-99 100 gt100"),
  nature: range("gov public soe collective nonpublic social individual"),
} as const;

export const membersOf = (
  dimension: "area" | "park" | keyof typeof closedMembers,
  scope: Scope,
): readonly string[] => {
  if (dimension === "area") return areaMembers[scope];
  return dimension === "park" ? parkMembers[scope] : closedMembers[dimension];
};

const noCounts = (id: LedgerMeasureId): Counts => (isCount(id) ? [0, null, null] : [0, 0, 0]);

/** One row of an answer from hand-worked counts. */
export function expectedRow(
  keys: readonly Key[],
  counts: Counts | "not-supplied",
  outside = false,
): AnswerRow {
  const side = "base";
  if (counts === "not-supplied")
    return {
      ...{ side, keys, status: "not-supplied" },
      ...{ numerator: null, denominator: null, leftOut: null, value: null },
    };
  const [numerator, denominator, leftOut] = counts;
  const row = { side, keys, numerator, denominator, leftOut } as const;
  if (denominator === null) return { ...row, value: null, status: "ok" };
  if (denominator > 0) return { ...row, value: numerator / denominator, status: "ok" };
  return { ...row, value: null, status: outside ? "not-applicable" : "none" };
}

/** Every member in order, then 未定位 when it holds something; members outside the population are not applicable. */
export function expectedRows(
  id: LedgerMeasureId,
  groups: ReadonlyMap<Key, Counts>,
  members: readonly string[],
  outside: readonly string[] = [],
): AnswerRow[] {
  const stray = [...groups.keys()].find((key) => key !== null && !members.includes(key));
  if (stray !== undefined) throw new Error(`not a member: ${stray}`);
  const keys: Key[] = [...members, ...(groups.has(null) ? [null] : [])];
  return keys.map((key) =>
    expectedRow([key], groups.get(key) ?? noCounts(id), key !== null && outside.includes(key)),
  );
}
