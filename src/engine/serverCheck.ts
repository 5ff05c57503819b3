import { parseGeneration, parsePointer, type Generation } from "../domain/generation.ts";
import { checkFile, type Advice, type FileCheck, type Sending } from "./checkFile.ts";
import { engineFiles } from "./engineFiles.ts";
import type { Fetch, FileRequest } from "./fetchFile.ts";
import { filesBeside } from "./filesBeside.ts";
import { fileRequest } from "./snapshot.ts";
import type { SnapshotError } from "./snapshotError.ts";

/** Kinds of files that a server must send, in the order in which they are checked. */
export const checkKinds = [
  "page",
  "script",
  "style",
  "pointer",
  "generation",
  "answers",
  "facts",
  "boundaries",
  "worker",
  "wasm",
] as const;
export type CheckKind = (typeof checkKinds)[number];

export interface CheckedKind {
  kind: CheckKind;
  /** null when there is no such file, or none is known because another cannot be read. */
  file: string | null;
  error: SnapshotError | null;
  advice: readonly Advice[];
}

/** Addresses of the parts of the site, relative to the page. */
export interface ServerParts {
  page: string;
  script: string | null;
  style: string | null;
  /** Folder with `current.json`, ending in a slash. */
  data: string;
  engine: { wasm: string; otherWasm: string; worker: string } | null;
}

export interface ServerCheckOptions {
  base: string;
  fetch?: Fetch;
  signal?: AbortSignal;
}

const javascript = ["text/javascript", "application/javascript", "application/x-javascript"];
const json = ["application/json", "application/geo+json", "application/topo+json"];

const sendings: Record<CheckKind, Sending> = {
  page: {
    types: ["text/html"],
    cache: "never",
    headers: ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"],
  },
  script: { types: javascript, isStrict: true, cache: "long", isCompressible: true },
  style: { types: ["text/css"], isStrict: true, cache: "long" },
  pointer: { types: json, cache: "never" },
  generation: { types: json, cache: "long" },
  answers: { types: json, cache: "long", isCompressible: true },
  facts: { types: ["application/vnd.apache.parquet", "application/octet-stream"], cache: "long" },
  boundaries: { types: json, isCompressible: true },
  worker: { types: javascript, cache: "long", isCompressible: true },
  wasm: { types: ["application/wasm"], cache: "long", isCompressible: true },
};

/** Checks one file of each kind, each told as it is done. */
export async function* checkServer(
  parts: ServerParts,
  options: ServerCheckOptions,
): AsyncGenerator<CheckedKind> {
  const check = async (kind: CheckKind, request: FileRequest | null): Promise<Checked> => {
    const none: FileCheck = { error: null, advice: [], bytes: null };
    const found = request === null ? none : await checkFile(request, sendings[kind], options);
    return { kind, file: request?.file ?? null, ...found };
  };
  const { data, engine } = parts;
  yield check("page", { file: parts.page, isPage: true });
  yield check("script", asked(parts.script));
  yield check("style", asked(parts.style));
  const pointer = await check("pointer", { file: `${data}current.json` });
  yield pointer;
  const id = read(pointer, parsePointer)?.generation;
  const manifest = id === undefined ? null : { file: `${data}generations/${id}.json`, hash: id };
  const generation = await check("generation", manifest);
  yield generation;
  const files = dataFiles(read(generation, parseGeneration), data);
  yield check("answers", files.answers);
  yield check("facts", files.facts);
  const index = await check("boundaries", { file: "boundaries/index.json" });
  yield index.error === null ? await check("boundaries", firstBoundary(index)) : index;
  const beside = engine && { same: engine.otherWasm, other: engine.worker };
  yield check("worker", engine && { file: engine.worker, ...engineFiles.eh.worker });
  yield check("wasm", engine && beside && { file: engine.wasm, ...engineFiles.eh.wasm, beside });
}

type Checked = CheckedKind & FileCheck;

const asked = (file: string | null): FileRequest | null => (file === null ? null : { file });

/** What a checked file says; undefined when it cannot be read. */
function read<Value>({ bytes }: Checked, parse: (text: string) => Value): Value | undefined {
  if (bytes === null) return undefined;
  try {
    return parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Answers and facts of the latest period of the ledgers, else of a report. */
function dataFiles(
  generation: Generation | undefined,
  data: string,
): Record<"answers" | "facts", FileRequest | null> {
  const periods = (generation?.datasets ?? []).flatMap((dataset) => dataset.periods.slice(-1));
  const below = (ref: Parameters<typeof fileRequest>[0] | undefined): FileRequest | null => {
    if (ref === undefined || generation === undefined) return null;
    const request = fileRequest(ref);
    const beside = filesBeside(request.file, generation);
    return {
      ...request,
      file: data + request.file,
      beside: beside && { same: data + beside.same, other: data + beside.other },
    };
  };
  const first = (name: "answers" | "facts") =>
    periods.flatMap((one) => Object.values(one[name]))[0];
  return { answers: below(first("answers")), facts: below(first("facts")) };
}

function firstBoundary(index: Checked): FileRequest | null {
  const areas = read(index, (text) => (JSON.parse(text) as { areas?: unknown }).areas);
  const [first] = Array.isArray(areas) ? (areas as { file?: unknown }[]) : [];
  return typeof first?.file === "string" ? { file: `boundaries/${first.file}` } : null;
}
