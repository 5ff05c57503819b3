import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Pointer } from "../../src/domain/generation.ts";
import { fixtureData, hangzhouData } from "./fixtureData.ts";

/** A data folder with two generations, of which a pointer names one. */
export interface TwoGenerations {
  folder: string;
  /** All places; Hangzhou alone. */
  ids: { all: string; hangzhou: string };
  /** Publishes one of them under a version. */
  publish: (which: "all" | "hangzhou", version: number, others?: Partial<Pointer>) => void;
  /** Writes the pointer as it comes. */
  write: (pointer: unknown) => void;
  /** Takes a file away. */
  remove: (file: string) => void;
}

export async function twoGenerations(): Promise<TwoGenerations> {
  const [folder, other] = [await fixtureData(), await hangzhouData()];
  const pointers = { all: pointerOf(folder), hangzhou: pointerOf(other) };
  for (const part of ["files", "generations", "provenance"])
    cpSync(join(other, part), join(folder, part), { recursive: true });
  const write = (pointer: unknown): void =>
    writeFileSync(join(folder, "current.json"), JSON.stringify(pointer));
  const publish: TwoGenerations["publish"] = (which, version, others = {}) =>
    write({ ...pointers[which], version, ...others });
  publish("all", 1);
  return {
    folder,
    ids: { all: pointers.all.generation, hangzhou: pointers.hangzhou.generation },
    publish,
    write,
    remove: (file) => rmSync(join(folder, file)),
  };
}

const pointerOf = (folder: string): Pointer =>
  JSON.parse(readFileSync(join(folder, "current.json"), "utf8")) as Pointer;
