import { format, resolveConfig } from "prettier";
import type { Target } from "../../src/domain/target.ts";

/** Text by path (from the repository's root) of the files that follow from the catalogue. */
export async function policyFiles(targets: readonly Target[]): Promise<Map<string, string>> {
  const texts = {
    "src/domain/targetIds.ts": targetIds(targets),
    "data/policy/measuredTargets.json": JSON.stringify(targets.filter(isMeasured)),
  };
  const formatted = Object.entries(texts).map(
    async ([path, text]) =>
      [path, await format(text, { ...(await resolveConfig(path)), filepath: path })] as const,
  );
  return new Map(await Promise.all(formatted));
}

const targetIds = (targets: readonly Target[]): string => `
/** Ids of data/policy/targets.json. Written by data/policyIds/writeTargetIds.ts. */
export type TargetId = ${targets.map(({ id }) => `| "${id}"`).join("\n")};
`;

const isMeasured = ({ measure, scope }: Target): boolean =>
  measure !== null || scope.indicativeFor !== undefined;
