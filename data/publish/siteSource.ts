import type { Coding } from "../site/negotiate.ts";
import type { FindingCode } from "./findingRules.ts";

/** Why a file cannot be had. */
export interface Fault {
  code: FindingCode;
  value: string;
}

/** A file: its bytes, why they cannot be had, or null when it is not there. */
export type SourceFile = Uint8Array | Fault | null;

export const isFault = (file: SourceFile): file is Fault =>
  file !== null && !(file instanceof Uint8Array);

/** Where a published site is looked at: its folder, or its address. */
export interface SiteSource {
  /** The folder or address, for messages. */
  name: string;
  read: (path: string) => Promise<SourceFile>;
  /** The file from its pre-compressed sibling, decoded; null when there is none. */
  readCoded: (path: string, coding: Coding, most: number) => Promise<SourceFile>;
  /** All paths; null when they cannot be seen. */
  list: () => Promise<readonly string[] | null>;
}
