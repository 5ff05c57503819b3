import type { BriefingContent } from "./briefingContent.ts";

/** The blocks of a briefing, in their order. */
export const blockKinds = ["head", "map", "ranking", "goals", "notes", "closing"] as const;
export type BlockKind = (typeof blockKinds)[number];

/** The blocks that the pages of an area have. */
export const blocksOf = ({ ranking, notes, isPart }: BriefingContent): BlockKind[] =>
  blockKinds.filter((kind) => {
    // The page of a part without parts has a small map in its head.
    if (kind === "map") return !isPart || ranking.length > 0;
    if (kind === "notes") return notes.length > 0;
    return kind !== "ranking" || ranking.length > 0;
  });

/** Rows of a block that stay together. */
export const leastRows: Record<BlockKind, number> = {
  head: 1,
  map: 1,
  ranking: 2,
  goals: 2,
  notes: 1,
  closing: 1,
};
