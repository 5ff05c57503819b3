import process from "node:process";
import { createInterface } from "node:readline";
import { PublishError } from "../../../data/publish/finding.ts";
import { thisMachine } from "../../../data/publish/fileSystem.ts";
import { publish } from "../../../data/publish/publish.ts";
import { isWriting } from "./isWriting.ts";
import { watchedFileSystem } from "./testMachine.ts";

/** One publication to make. */
export interface Job {
  to: string;
  site: string | null;
  data: string | null;
  /** The writing call, from 1, before which the process kills itself. */
  killAt?: number;
}

/** What became of it: the codes it was refused for. */
export interface Done {
  refused: string[];
  /** Number of writing calls. */
  calls: number;
}

async function run({ to, site, data, killAt }: Job): Promise<Done> {
  let calls = 0;
  const fs = watchedFileSystem((call) => {
    if (!isWriting(call)) return;
    calls += 1;
    if (calls === killAt) process.kill(process.pid, "SIGKILL");
  });
  const request = { to, site, data, profile: null, settings: null, again: false };
  try {
    const { findings } = await publish({ ...thisMachine(), fs }, request);
    return { refused: findings.map(({ code }) => code), calls };
  } catch (error) {
    if (!(error instanceof PublishError)) throw error;
    return { refused: error.findings.map(({ code }) => code), calls };
  }
}

/** Jobs come in and what became of them goes out, a line of JSON each. */
const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
const jobs = createInterface({ input: process.stdin });
say("ready");
for await (const line of jobs) say(await run(JSON.parse(line) as Job));
