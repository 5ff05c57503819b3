import { listsInputsAlone, parseProvenance, type Provenance } from "../domain/provenance.ts";
import { parseText } from "./parseText.ts";
import type { LoadOptions } from "./progress.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * The record of a generation, or why there is none: `other-generation`: the pointer names that of the current one only;
 * `inputs-alone`: written before rows were counted by area.
 */
export type FoundProvenance =
  { status: "ok"; provenance: Provenance } | { status: "other-generation" | "inputs-alone" };

/** Throws a SnapshotError when the record is missing, altered or cannot be read. */
export async function loadProvenance(
  snapshot: Snapshot,
  options: LoadOptions = {},
): Promise<FoundProvenance> {
  const { provenance: hash, generation } = snapshot.pointer;
  if (snapshot.id !== generation) return { status: "other-generation" };
  const file = `provenance/${hash}.json`;
  const bytes = await snapshot.fetch({ file, hash }, options);
  return parseText(file, bytes, (text): FoundProvenance =>
    listsInputsAlone(text)
      ? { status: "inputs-alone" }
      : { status: "ok", provenance: parseProvenance(text) },
  );
}
