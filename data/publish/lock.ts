import { join } from "node:path";
import * as v from "valibot";
import { readOrNull, withPath } from "./fileReads.ts";
import type { Machine } from "./fileSystem.ts";
import { failures, finding, refused, type Finding } from "./finding.ts";
import { lockPath } from "./layout.ts";

const lockSchema = v.object({
  pid: v.number(),
  host: v.string(),
  /** UTC */
  since: v.pipe(v.string(), v.isoTimestamp()),
  /** Tells this lock from any other. */
  token: v.string(),
});
type LockFile = v.InferOutput<typeof lockSchema>;

/** The right to change a published folder, until it is released. */
export interface Lock {
  /** What there is to say of how it was taken. */
  notices: readonly Finding[];
  /** Throws when somebody else has taken it. */
  check: () => Promise<void>;
  release: () => Promise<void>;
}

const minute = 60_000;

/** A lock must be this old before it can be broken. */
const breakableAge = 10 * minute;

function parseLock(text: string): LockFile | null {
  try {
    return v.parse(lockSchema, JSON.parse(text));
  } catch {
    return null;
  }
}

/** Who holds the lock of a folder, in words; null when nobody does. */
export async function lockHolder(machine: Machine, folder: string): Promise<string | null> {
  const text = await readOrNull(machine.fs, join(folder, lockPath));
  return text === null ? null : holderWords(machine, text.toString());
}

function holderWords({ now }: Machine, text: string): string {
  const held = parseLock(text);
  if (held === null) return "?";
  const minutes = Math.round((now() - Date.parse(held.since)) / minute);
  return `pid ${held.pid}, ${held.host}, ${held.since}, ${minutes} min`;
}

/** Takes the lock of a folder. Throws when somebody holds it who is alive, or may be. */
export async function takeLock(machine: Machine, folder: string, mayBreak: boolean): Promise<Lock> {
  const path = join(folder, lockPath);
  const text = JSON.stringify({
    pid: machine.pid,
    host: machine.host,
    since: new Date(machine.now()).toISOString(),
    token: machine.unique(),
  });
  const broken = (await create(machine, path, text))
    ? []
    : [await takeOver(machine, path, text, mayBreak)];
  const isMine = async (): Promise<boolean> =>
    (await readOrNull(machine.fs, path))?.toString() === text;
  return {
    notices: broken,
    check: async () => {
      if (!(await isMine())) throw refused("lock-lost", path);
    },
    release: async () => {
      if (await isMine()) await machine.fs.remove(path);
    },
  };
}

/** Whether the lock file could be created: false when there is one. */
async function create({ fs }: Machine, path: string, text: string): Promise<boolean> {
  const file = await fs.open(path, "wx").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return null;
    throw error;
  });
  if (file === null) return false;
  try {
    try {
      await file.write(Buffer.from(text));
    } finally {
      await file.close();
    }
  } catch (error) {
    await fs.remove(path).catch(() => undefined);
    throw withPath(error, path);
  }
  return true;
}

/** Replaces the lock of a publisher that is gone. */
async function takeOver(
  machine: Machine,
  path: string,
  text: string,
  mayBreak: boolean,
): Promise<Finding> {
  const held = await heldText(machine, path);
  const holder = holderWords(machine, held);
  const isGone = held === "" || (await isStale(machine, path, parseLock(held), mayBreak));
  const isSame = ((await readOrNull(machine.fs, path))?.toString() ?? "") === held;
  if (!isGone || !isSame) throw refused("locked", path, holder);
  await machine.fs.remove(path).catch(() => undefined);
  if (!(await create(machine, path, text))) throw refused("locked", path, holder);
  return finding("lock-broken", path, holder);
}

/** The text of the lock; a lock without any is given time to be written. */
async function heldText({ fs, pause }: Machine, path: string): Promise<string> {
  for (let waits = 0; waits < 4; waits += 1) {
    const text = (await readOrNull(fs, path))?.toString() ?? "";
    if (text !== "") return text;
    await pause(500);
  }
  return "";
}

/** Whether the holder is surely gone, or is said to be and the lock is old. */
async function isStale(
  { fs, now, host, isAlive }: Machine,
  path: string,
  held: LockFile | null,
  mayBreak: boolean,
): Promise<boolean> {
  if (held !== null && held.host === host && !isAlive(held.pid)) return true;
  if (!mayBreak) return false;
  const since = held === null ? (await fs.stat(path)).modified : Date.parse(held.since);
  return Math.abs(now() - since) >= breakableAge;
}

/** Runs something under the lock of a folder; what fails when it is released again is added to the findings. */
export async function withLock<Result extends { findings: readonly Finding[] }>(
  machine: Machine,
  folder: string,
  mayBreak: boolean,
  run: (lock: Lock) => Promise<Result>,
): Promise<Result> {
  const lock = await takeLock(machine, folder, mayBreak);
  let result: Result;
  try {
    result = await run(lock);
  } catch (error) {
    await lock.release().catch(() => undefined);
    throw error;
  }
  const late = await failures(lock.release);
  return { ...result, findings: [...result.findings, ...late] };
}
