import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What a run of the command left: its exit code and what it wrote. */
export interface Run {
  exit: number;
  stdout: string;
  stderr: string;
}

const run = (file: string, args: readonly string[]): Promise<Run> =>
  new Promise((resolve) => {
    execFile(file, [...args], { cwd: root, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      resolve({ exit: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });

/** `atlas …` in a process of its own. */
export const atlas = (...args: readonly string[]): Promise<Run> =>
  run(process.execPath, ["--import", "tsx", "data/atlas.ts", ...args]);

/** `npm run atlas -- …`. */
export const npmAtlas = (...args: readonly string[]): Promise<Run> =>
  run("npm", ["run", "atlas", "--", ...args]);

/** The one JSON document that is all of standard output; throws when there is more or less. */
export function document<Value>({ stdout }: Run): Value {
  if (stdout.trimEnd().split("\n").length !== 1) throw new Error(`not one line: ${stdout}`);
  return JSON.parse(stdout) as Value;
}
