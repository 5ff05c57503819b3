import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fingerprint, listing } from "./fingerprint.ts";
import type { Line, Progress } from "./progress.ts";

/** One part of the build, run only when what it depends on has changed. */
export interface Step {
  name: string;
  /** What it is doing, for the person who waits. */
  words: string;
  /** Files and folders whose contents it depends on. */
  inputs: readonly string[];
  /** Everything else that it depends on: options, fingerprints of earlier steps. */
  options: unknown;
  /** Files and folders that it writes. */
  outputs: readonly string[];
  run: (progress: Progress) => Promise<string | void>;
}

interface Record {
  fingerprint: string;
  listing: string;
}

/** Runs the step unless its record in `folder` says that inputs and outputs are unchanged; returns its fingerprint. */
export async function runStep(step: Step, folder: string, line: Line): Promise<string> {
  const record = join(folder, `${step.name}.json`);
  const now = await fingerprint(step.inputs, step.options);
  if (await isDone(step, record, now)) {
    line(`${step.name}: unchanged`);
    return now;
  }
  await rm(record, { force: true });
  line(`${step.name}: ${step.words}`);
  const began = Date.now();
  const result = await step.run(throttled(step.name, line));
  await writeRecord(step, record, now);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  line(`${step.name}: done in ${seconds} s${result ? `, ${result}` : ""}`);
  return now;
}

async function isDone(step: Step, record: string, now: string): Promise<boolean> {
  const earlier = await loadRecord(record);
  if (earlier?.fingerprint !== now) return false;
  return earlier.listing === (await listing(step.outputs));
}

/** A missing or damaged record means that the step has not been done. */
async function loadRecord(record: string): Promise<Partial<Record> | undefined> {
  try {
    return JSON.parse(await readFile(record, "utf8")) as Partial<Record>;
  } catch {
    return undefined;
  }
}

async function writeRecord(step: Step, record: string, now: string): Promise<void> {
  const outputs = await listing(step.outputs);
  if (outputs === undefined) throw new Error(`${step.name}: nothing written to ${step.outputs}`);
  await mkdir(dirname(record), { recursive: true });
  const content: Record = { fingerprint: now, listing: outputs };
  await writeFile(record, `${JSON.stringify(content)}\n`);
}

const quietMilliseconds = 1000;

/** At most one line a second, and none that says the same percentage again. */
function throttled(name: string, line: Line): Progress {
  let last = Date.now();
  let shown = 0;
  return (share, words) => {
    const percent = Math.floor(share * 100);
    if (percent <= shown || percent >= 100 || Date.now() - last < quietMilliseconds) return;
    [last, shown] = [Date.now(), percent];
    line(`${name}: ${percent} % (${words})`);
  };
}
