import type { Progress } from "./progress.ts";

export const engineStatuses = ["idle", "loading", "ready", "restarting", "failed"] as const;
export type EngineStatus = (typeof engineStatuses)[number];

/** What can be told of the engine while one waits for it. */
export interface EngineState {
  status: EngineStatus;
  /** Bytes of everything on its way; `total` is null as long as it is unknown. Null when nothing is. */
  progress: Omit<Progress, "file"> | null;
  /** Seconds since the database last gave a sign of life, while somebody waits for it. */
  silence: number;
  /** Why it restarts or has failed. */
  reason: string | null;
}

/** The bytes of several files together. */
export function totalProgress(files: Iterable<Progress>): EngineState["progress"] {
  const all = [...files];
  if (all.length === 0) return null;
  const known = all.every(({ total }) => total !== null);
  return {
    loaded: all.reduce((sum, { loaded }) => sum + loaded, 0),
    total: known ? all.reduce((sum, { total }) => sum + (total ?? 0), 0) : null,
  };
}
