import * as v from "valibot";
import { profiles } from "../../src/domain/generation.ts";
import { parseDocument } from "../../src/domain/parseDocument.ts";

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));
const time = v.pipe(v.string(), v.isoTimestamp());
const version = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What generations and releases of a published folder have in common. Times are UTC and order nothing. */
const keptEntries = {
  id,
  /** The last version of the pointer with which it was the current one; 0 when it never was. */
  version,
  /** When it was first seen not to be the current one. */
  ceased: v.exactOptional(time),
  /** When it was marked for removal. */
  retired: v.exactOptional(time),
};

const generationSchema = v.object({
  ...keptEntries,
  /** SHA-256 of its provenance file; null when the generation was copied by hand. */
  provenance: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  /** The generation before it. */
  previous: v.nullable(id),
  published: v.nullable(time),
});

const recordSchema = v.object({
  format: v.literal(1),
  profile: v.picklist(profiles),
  /** The highest version that the pointer ever had. */
  version,
  generations: v.array(generationSchema),
  releases: v.array(v.object(keptEntries)),
  /** Taken off, with the version of the pointer at that moment. */
  withdrawn: v.array(v.object({ id, version, withdrawn: time })),
});

export type KeptGeneration = v.InferOutput<typeof generationSchema>;
export type KeptRelease = PublicationRecord["releases"][number];

/** `publications.json` of a published folder: its profile, what is kept in it and what was withdrawn. */
export type PublicationRecord = v.InferOutput<typeof recordSchema>;

/** Text of publications.json → record; throws naming the field at fault. */
export const parseRecord = (text: string): PublicationRecord =>
  parseDocument(recordSchema, JSON.parse(text));

/** The latest time in the record, milliseconds since 1970; 0 without any. */
export function latestTime({ generations, releases, withdrawn }: PublicationRecord): number {
  const times = [
    ...generations.flatMap(({ published, ceased, retired }) => [published, ceased, retired]),
    ...releases.flatMap(({ ceased, retired }) => [ceased, retired]),
    ...withdrawn.map((one) => one.withdrawn),
  ];
  return Math.max(
    0,
    ...times.map((one) => (one === null || one === undefined ? 0 : Date.parse(one))),
  );
}

/** The generations but some; those that came after one of these come after the one before it. */
export function without(
  generations: readonly KeptGeneration[],
  isGone: (id: string) => boolean,
): KeptGeneration[] {
  const held = new Map(generations.map((one) => [one.id, one]));
  const previousOf = (of: KeptGeneration): string | null => {
    let before = held.get(of.previous ?? "");
    for (let steps = 0; before !== undefined && steps < generations.length; steps += 1) {
      if (!isGone(before.id)) return before.id === of.id ? null : before.id;
      before = held.get(before.previous ?? "");
    }
    return null;
  };
  return generations
    .filter(({ id }) => !isGone(id))
    .map((one) => ({ ...one, previous: previousOf(one) }));
}
