import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sha256 } from "../../../data/build/contentStore.ts";
import { writeGeneration } from "../../../data/build/dataFolder.ts";
import { writeRelease } from "../../../data/site/writeRelease.ts";
import type { FileRef, Generation, Profile } from "../../../src/domain/generation.ts";
import type { Provenance } from "../../../src/domain/provenance.ts";
import { formatCounts } from "../../../src/query/answersFile.ts";
import { questionKey, type Question } from "../../../src/query/question.ts";

export function put(folder: string, path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

const page = '<!doctype html><meta name="atlas-release" content="" /><script src="assets/';

export const settings = JSON.stringify({
  title: { zh: "图", en: "Atlas" },
  organisation: { zh: "会", en: "Federation" },
  defaultPlace: "330100",
  ageWarningDays: null,
  boundaries: { source: null, date: null, reviewNumber: null },
});

/** A built site of a few small files; another word gives another release. Returns the id of the release. */
export function tinySite(folder: string, word: string): Promise<string> {
  const hash = sha256(word).slice(0, 8);
  const map = JSON.stringify({ word, arcs: "0".repeat(600) });
  const mapFile = `310000-${sha256(map).slice(0, 16)}.json`;
  put(folder, "index.html", `${page}index-${hash}.js"></script>`);
  put(folder, `assets/index-${hash}.js`, `export const word = "${word}";`.repeat(40));
  put(folder, "assets/engine-AAAAAAAA.wasm", "\0asm".repeat(200));
  put(folder, `boundaries/${mapFile}`, map);
  put(folder, "boundaries/index.json", JSON.stringify({ areas: [{ file: mapFile }] }));
  put(folder, "favicon.svg", `<svg xmlns="${word}"/>`);
  put(folder, "site.json", settings);
  put(folder, "targets.json", "[]");
  put(folder, "web.config", `<configuration name="${word}"/>`);
  return writeRelease(folder);
}

export interface TinyData {
  period?: string;
  /** Enterprises of the headline that have a union, of 40. */
  covered: number;
  profile?: Profile;
  /** Text of a row file of this generation alone. */
  rows?: string;
}

/** A data folder with one generation of a few small files. Returns the id of the generation. */
export async function tinyData(folder: string, data: TinyData): Promise<string> {
  const { period = "2025-09", covered, profile = "named", rows = `rows ${covered}` } = data;
  const add = (content: string, type: "json" | "parquet"): FileRef => {
    const file = `${sha256(content)}.${type}`;
    put(folder, `files/${file}`, content);
    return { file, bytes: Buffer.byteLength(content) };
  };
  const question: Question = {
    measure: "union-rate-25plus",
    ...{ in: "330100", periods: [period], where: [], by: [] },
  };
  const counts = {
    side: "base",
    keys: [],
    numerator: covered,
    denominator: 40,
    leftOut: 0,
  } as const;
  const answers = { [questionKey(question)]: formatCounts([counts]), more: [["x".repeat(600)]] };
  const generation: Generation = {
    ...{ format: 1, profile, schema: "1", measures: "1" },
    datasets: [
      {
        ...{
          id: "ledger",
          synthetic: true,
          areas: ["330100"],
          source: null,
          trends: {},
          breaks: {},
        },
        periods: [
          {
            ...{ period, synthetic: true },
            tables: { enterprise: { rowsAccepted: 50, rowsRejected: 0, supplied } },
            facts: { enterprise: add("PAR1 the same in every generation", "parquet") },
            answers: { "330100": add(JSON.stringify(answers), "json") },
            rows: { "330102": add(`PAR1 ${rows}`, "parquet") },
          },
        ],
      },
    ],
  };
  return (await writeGeneration(folder, generation, provenance(period, covered))).generation;
}

const supplied = ["adcode", "unit_nature", "employees", "build_mode"];

const provenance = (period: string, covered: number): Provenance => ({
  tool: "union-atlas",
  inputs: [],
  tables: [
    {
      ...{ dataset: "ledger", period, table: "enterprise" },
      ...{ rowsIn: 50, rowsAccepted: 50, rowsRejected: 0, problems: [], rejected: {} },
      accepted: { "330102": 30 + covered, "330106": 3, "450100": 7 },
      ...{ filled: {}, notReported: [] },
    },
  ],
  acceptedChanges: [],
});
