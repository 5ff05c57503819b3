import {
  latestTime,
  without,
  type KeptRelease,
  type PublicationRecord,
} from "./publicationRecord.ts";

const day = 86_400_000;

/** At least so many generations and releases are kept, and each for so long after it ceased to be the current one. */
export const keptNumber = 3;
export const keptMilliseconds = 7 * day;

/** Between the mark and the removal. */
export const retiredMilliseconds = day;

export interface Retention {
  record: PublicationRecord;
  /** Generations and releases marked now: they stay until a publication a day later. */
  retired: readonly string[];
  /** Generations and releases that are in the record no more: their files can go. */
  expired: readonly string[];
  /** The clock is behind an earlier publication: nothing was marked or removed. */
  isClockBehind: boolean;
}

/** Marks what has been kept long enough, and drops what was marked long enough ago. */
export function retention(record: PublicationRecord, now: number): Retention {
  if (now < latestTime(record)) return { record, retired: [], expired: [], isClockBehind: true };
  const [generations, releases] = [record.generations, record.releases];
  const current = newest(generations)[0];
  const isNeeded = (id: string): boolean => id === generationBefore(record, current?.id);
  const due = [
    ...generations.filter(isDue(generations, now)).filter(({ id }) => !isNeeded(id)),
    ...releases.filter(isDue(releases, now)),
  ];
  const retired = due.filter((one) => one.retired === undefined).map(({ id }) => id);
  const expired = due.filter((one) => isOver(one, now)).map(({ id }) => id);
  const mark = <Kept extends KeptRelease>(kept: Kept): Kept =>
    retired.includes(kept.id) ? { ...kept, retired: new Date(now).toISOString() } : kept;
  const isExpired = (id: string): boolean => expired.includes(id);
  return {
    record: {
      ...record,
      generations: without(generations, isExpired).map(mark),
      releases: releases.filter(({ id }) => !isExpired(id)).map(mark),
    },
    ...{ retired, expired, isClockBehind: false },
  };
}

const newest = <Kept extends KeptRelease>(kept: readonly Kept[]): Kept[] =>
  [...kept].sort((a, b) => b.version - a.version);

const generationBefore = ({ generations }: PublicationRecord, id: string | undefined) =>
  generations.find((one) => one.id === id)?.previous;

function isDue(kept: readonly KeptRelease[], now: number): (one: KeptRelease) => boolean {
  const safe = newest(kept)
    .slice(0, keptNumber)
    .map(({ id }) => id);
  return ({ id, ceased }) =>
    !safe.includes(id) && ceased !== undefined && now - Date.parse(ceased) >= keptMilliseconds;
}

const isOver = ({ retired }: KeptRelease, now: number): boolean =>
  retired !== undefined && now - Date.parse(retired) >= retiredMilliseconds;
