import { join } from "node:path";
import {
  parseGeneration,
  parsePointer,
  type Generation,
  type Pointer,
} from "../../src/domain/generation.ts";
import { canonicalJson } from "./canonicalJson.ts";
import { readText, readTextOrNull, sha256, writeWhole } from "./contentStore.ts";

/** What a data folder points at. */
export interface Current {
  pointer: Pointer;
  generation: Generation;
}

/** The current generation of a data folder, null when there is none yet; throws naming the file at fault. */
export async function readCurrent(folder: string): Promise<Current | null> {
  const path = join(folder, "current.json");
  const text = await readTextOrNull(path);
  if (text === null) return null;
  const pointer = parseFile(path, text, parsePointer);
  return { pointer, generation: await readGeneration(folder, pointer.generation) };
}

export async function readGeneration(folder: string, id: string): Promise<Generation> {
  const path = join(folder, "generations", `${id}.json`);
  const text = await readText(path);
  if (!sha256(text).startsWith(id)) throw new Error(`${path}: content altered, build again`);
  return parseFile(path, text, parseGeneration);
}

function parseFile<Value>(path: string, text: string, parse: (text: string) => Value): Value {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Writes the manifest, its provenance and last the pointer. The id is the first 16 hex digits of the SHA-256 of the
 * manifest, so that it depends on data, schema and measures only. The version grows with every write that changes it.
 */
export async function writeGeneration(
  folder: string,
  generation: Generation,
  provenance: unknown,
): Promise<Pointer> {
  const text = canonicalJson(generation);
  const id = sha256(text).slice(0, 16);
  const provenanceText = canonicalJson(provenance);
  const before = (await readCurrent(folder))?.pointer;
  const pointer = {
    format: generation.format,
    generation: id,
    version: (before?.version ?? 0) + 1,
    provenance: sha256(provenanceText),
  };
  await writeWhole(join(folder, "generations", `${id}.json`), text);
  await writeWhole(join(folder, "provenance", `${pointer.provenance}.json`), provenanceText);
  await writeWhole(join(folder, "current.json"), canonicalJson(pointer));
  return pointer;
}
