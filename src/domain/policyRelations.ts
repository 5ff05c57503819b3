import rows from "../../data/policy/relations.json";
import type { PolicyRelation } from "./policyRelation.ts";
import type { TargetId } from "./targetIds.ts";

/** Every conflict, tightening and likeness between documents; parsed by the tests. */
const policyRelations = rows as unknown as readonly PolicyRelation[];

/** Those that name a target. */
export const relationsOf = (id: TargetId | string): readonly PolicyRelation[] =>
  policyRelations.filter(({ targets }) =>
    [...targets.first, ...targets.second].some((named) => named === id),
  );
