import { join } from "node:path";
import {
  parseGeneration,
  parsePointer,
  type Generation,
  type Profile,
} from "../../src/domain/generation.ts";
import { sha256 } from "../build/contentStore.ts";
import { readOrNull } from "./fileReads.ts";
import type { FileSystem } from "./fileSystem.ts";
import { refused, type Finding } from "./finding.ts";
import { generationFiles } from "./generationFiles.ts";
import { filePath, manifestPath, provenancePath } from "./layout.ts";
import { differences, wantedText, type WantedFile } from "./wantedFile.ts";

/** The current generation of a data folder that is to be published. */
export interface Data {
  folder: string;
  id: string;
  generation: Generation;
  /** SHA-256 of the provenance file. */
  provenance: string;
  /** Its files, its provenance and its manifest. */
  files: readonly WantedFile[];
  findings: readonly Finding[];
}

const below = "data/";

/** The profile of a data folder. Throws a PublishError when it is none. */
export async function profileOfData(fs: FileSystem, folder: string): Promise<Profile> {
  const { generation } = await readPointer(fs, folder);
  const path = join(folder, "generations", `${generation}.json`);
  const text = (await readOrNull(fs, path))?.toString();
  if (text === undefined) throw refused("data-altered", path, "missing");
  return parsed(path, text, parseGeneration).profile;
}

/** Reads a data folder and checks every file of its current generation. Throws a PublishError when it is none. */
export async function readData(fs: FileSystem, folder: string): Promise<Data> {
  const document = async <Value>(path: string, hash: string, parse: (text: string) => Value) => {
    const file = join(folder, path.slice(below.length));
    const text = (await readOrNull(fs, file))?.toString();
    if (text === undefined) throw refused("data-altered", file, "missing");
    if (!sha256(text).startsWith(hash)) throw refused("data-altered", file, "altered");
    return { text, value: parsed(file, text, parse) };
  };
  const pointer = await readPointer(fs, folder);
  const { generation: id, provenance } = pointer;
  const manifest = await document(manifestPath(id), id, parseGeneration);
  const origin = await document(provenancePath(provenance), provenance, JSON.parse);
  const files = generationFiles(manifest.value).map((ref) => ({
    path: filePath(ref),
    bytes: ref.bytes,
    sha256: ref.file.slice(0, 64),
    from: { file: join(folder, "files", ref.file) },
  }));
  const named = files.map((file) => ({ ...file, path: file.path.slice(below.length) }));
  return {
    ...{ folder, id, generation: manifest.value, provenance },
    files: [
      ...files,
      wantedText(provenancePath(provenance), origin.text),
      wantedText(manifestPath(id), manifest.text),
    ],
    findings: await differences(fs, folder, named, "data-altered"),
  };
}

async function readPointer(fs: FileSystem, folder: string) {
  const path = join(folder, "current.json");
  const text = (await readOrNull(fs, path))?.toString();
  if (text === undefined) throw refused("no-data", folder);
  return parsed(path, text, parsePointer);
}

function parsed<Value>(path: string, text: string, parse: (text: string) => Value): Value {
  try {
    return parse(text);
  } catch (error) {
    throw refused("data-altered", path, (error as Error).message);
  }
}
