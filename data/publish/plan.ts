import type { Pointer, Profile } from "../../src/domain/generation.ts";
import type { Finding } from "./finding.ts";
import type { HeadlineFigure } from "./headlineFigures.ts";
import type { PublicationRecord } from "./publicationRecord.ts";
import type { Sibling } from "./siblings.ts";
import type { WantedFile } from "./wantedFile.ts";

export const changes = ["new", "changed", "unchanged", "removed"] as const;

/** A file of the published folder and what becomes of it. */
export interface PlannedFile {
  path: string;
  /** Of a pre-compressed sibling that is to be written: at most so many; of a removed file: as it stands. */
  bytes: number;
  change: (typeof changes)[number];
}

/** A pre-compressed sibling that is missing or not of its file. */
export interface WantedSibling extends Sibling {
  of: WantedFile;
}

/** Generation, release and version that a folder shows. */
export interface Shown {
  generation: string | null;
  release: string | null;
  version: number;
}

/** What a publication would do. */
export interface Plan {
  folder: string;
  profile: Profile;
  before: Shown;
  after: Shown;
  files: readonly PlannedFile[];
  figures: readonly HeadlineFigure[];
  /** Generations and releases marked for removal, and those whose files go. */
  retired: readonly string[];
  expired: readonly string[];
  /** What speaks against it: with any of these nothing is published. */
  findings: readonly Finding[];
  /** What else there is to say. */
  notices: readonly Finding[];
  write: Writes;
}

/** What is to be written, in this order, before what is to be removed. */
export interface Writes {
  /** Named by their content: nobody asks for them yet. */
  contents: readonly WantedFile[];
  siblings: readonly WantedSibling[];
  /** Of the same name as before. */
  fixed: readonly WantedFile[];
  index: WantedFile | null;
  /** null when it stays as it is. */
  pointer: Pointer | null;
  record: PublicationRecord;
  /** Paths that go first: left behind by runs that broke off, or stale. */
  leftovers: readonly string[];
  /** Paths that go at the end. */
  removed: readonly string[];
}
