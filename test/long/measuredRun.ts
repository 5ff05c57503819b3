import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pollEvery = 50;

/** What a run of the command left, and what it took. */
export interface MeasuredRun {
  exit: number;
  stdout: string;
  stderr: string;
  seconds: number;
  /** Largest resident sizes of all processes of the run together: at least what they held at any one moment. */
  peakBytes: number;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The process has ended.
    return "";
  }
}

/** Field 5 of /proc/PID/stat, counted behind the name, which may hold anything. */
const groupOf = (pid: string): number =>
  Number(textOf(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ")[2]);

const peakOf = (pid: string): number =>
  Number(/^VmHWM:\s*(\d+) kB/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;

function notePeaks(group: number, peaks: Map<string, number>): void {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name)))
    if (groupOf(pid) === group) peaks.set(pid, Math.max(peaks.get(pid) ?? 0, peakOf(pid)));
}

/** `atlas …` in a group of processes of its own, whose memory is watched (Linux). */
export async function measuredRun(...args: readonly string[]): Promise<MeasuredRun> {
  const began = Date.now();
  const command = ["--import", "tsx", "data/atlas.ts", ...args];
  const child = spawn(process.execPath, command, { cwd: root, detached: true });
  const said = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
  const peaks = new Map<string, number>();
  const timer = setInterval(() => notePeaks(child.pid ?? -1, peaks), pollEvery);
  try {
    const [exit] = (await once(child, "close")) as [number | null];
    return {
      exit: exit ?? -1,
      ...said,
      seconds: (Date.now() - began) / 1000,
      peakBytes: [...peaks.values()].reduce((sum, peak) => sum + peak, 0),
    };
  } finally {
    clearInterval(timer);
  }
}
