import type { SpawnSyncReturns, StdioOptions } from "node:child_process";

export function requireNode(version?: string): void;
export function install(root: string): void;
export function npm(
  parameters: readonly string[],
  cwd: string,
  stdio?: StdioOptions,
): SpawnSyncReturns<Buffer>;
