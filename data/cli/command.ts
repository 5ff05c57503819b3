import { parseArgs, type ParseArgsConfig } from "node:util";

/** 0 clean, 1 done with findings (such as rejected rows), 2 refused or wrong usage and nothing changed. */
export type ExitCode = 0 | 1 | 2;

/** What a command did: one JSON document, and the lines for people that say the same. */
export interface Outcome {
  exit: ExitCode;
  json: unknown;
  lines: readonly string[];
}

export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Usage and options. */
  help: string;
  run: (args: readonly string[], progress: Progress) => Promise<Outcome>;
}

export type Progress = (text: string, share?: number) => void;

/** Wrong use of a command: says how to use it. */
export class UsageError extends Error {
  override name = "UsageError";
}

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Parses options strictly; what is not understood is a UsageError. */
export function parseOptions<const T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

export function needed(value: string | undefined, name: string): string {
  if (value === undefined || value === "") throw new UsageError(`missing ${name}`);
  return value;
}

/** A whole number of at least `min`. */
export function wholeNumber(
  value: string | undefined,
  name: string,
  min: number,
): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value) || Number(value) < min)
    throw new UsageError(`${name} takes a whole number of at least ${min}: ${value}`);
  return Number(value);
}

/** Whether a text has the form of a generation's id. */
export const isGenerationId = (text: string): boolean => /^[0-9a-f]{16}$/.test(text);
