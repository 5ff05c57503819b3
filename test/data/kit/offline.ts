import { execFile, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { findProgram } from "../../findProgram.mjs";

const unshare = findProgram(["unshare"]);

const namespace = ["--user", "--map-root-user", "--net"];

/** Whether processes without any network can be started here. */
export const canUnshare =
  unshare !== undefined && spawnSync(unshare, [...namespace, "true"]).status === 0;

export interface Run {
  exit: number;
  stdout: string;
  stderr: string;
}

/** Runs a program in a folder with an empty environment and, where the system can, without a network. */
export function runOffline(cwd: string, program: string, ...args: readonly string[]): Promise<Run> {
  const isolated = canUnshare ? [...namespace, program, ...args] : args;
  const options = { cwd, env: {}, maxBuffer: 1 << 26 };
  return new Promise((resolve) => {
    execFile(canUnshare ? (unshare ?? "") : program, isolated, options, (error, stdout, stderr) =>
      resolve({ exit: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

/** Starts a program with an empty environment. */
export const startBare = (cwd: string, program: string, ...args: readonly string[]): ChildProcess =>
  spawn(program, args, { cwd, env: {}, stdio: ["ignore", "pipe", "inherit"] });
