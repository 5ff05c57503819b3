import type { BuildMode } from "../../src/domain/codelists.ts";
import type { Enterprise } from "./enterprises.ts";
import {
  buildModeOf,
  employeesOf,
  membersOf,
  realNameMembersOf,
  type Progress,
} from "./progress.ts";
import type { Draw } from "./random.ts";

/** What an enterprise is like in a month, before the ledger loses any of it. */
export interface EnterpriseState {
  mode: BuildMode;
  employees: number;
  members: number;
  realNameMembers: number;
  womenMembers: number;
}

const womenMembersOf = ({ n }: Enterprise, members: number, draw: Draw): number =>
  Math.round(members * (0.15 + 0.55 * draw(n, "women")));

export function enterpriseState(own: Enterprise, progress: Progress, draw: Draw): EnterpriseState {
  const mode = buildModeOf(own, progress, draw);
  const employees = employeesOf(own, progress, draw);
  if (mode === "none") return { mode, employees, members: 0, realNameMembers: 0, womenMembers: 0 };
  const members = membersOf(own, employees, progress, draw);
  const realNameMembers = realNameMembersOf(own, members, progress, draw);
  return {
    mode,
    employees,
    members,
    realNameMembers,
    womenMembers: womenMembersOf(own, members, draw),
  };
}
