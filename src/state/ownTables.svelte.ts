import { loadPart } from "../engine/loadPart.ts";
import { OwnFileError, type OwnFault } from "../engine/own/ownTable.ts";
import type { HeldOwnTable } from "../engine/sandboxFiles.ts";
import type { DescribedTable } from "../query/sqlTables.ts";

export type { OwnFault } from "../engine/own/ownTable.ts";
export type { HeldOwnTable } from "../engine/sandboxFiles.ts";

/** A file of the reader that is being read or could not be. */
export interface OwnReading {
  file: string;
  /** 0 to 1. */
  part: number;
  fault: OwnFault | null;
}

/** Files of the reader as tables; they stay in this tab. */
export class OwnTables {
  tables = $state.raw<readonly HeldOwnTable[]>([]);
  reading = $state.raw<OwnReading>();
  #dropped = 0;

  /** What is known of them, for completion. */
  get described(): readonly DescribedTable[] {
    const none = { zh: "", en: "" };
    return this.tables.map(({ name, file, columns }) => ({
      ...{ name, words: { zh: file, en: file } },
      columns: columns.map((column) => ({ ...column, words: none, meaning: none })),
    }));
  }

  /** Reads files, one after the other. */
  async drop(files: readonly File[]): Promise<void> {
    for (const file of files) await this.#read(file);
  }

  remove(id: string): void {
    this.tables = this.tables.filter((table) => table.id !== id);
  }

  async #read(file: File): Promise<void> {
    this.reading = { file: file.name, part: 0, fault: null };
    const taken = this.tables.map(({ name }) => name);
    try {
      const { readOwnTable } = await loadPart(
        "files",
        () => import("../engine/own/readOwnTable.ts"),
      );
      const table = await readOwnTable(file, taken, (part) => {
        this.reading = { file: file.name, part, fault: null };
      });
      this.#dropped += 1;
      this.tables = [...this.tables, { ...table, id: `own-${this.#dropped}` }];
      this.reading = undefined;
    } catch (error) {
      this.reading = { file: file.name, part: 0, fault: faultOf(error) };
    }
  }
}

function faultOf(error: unknown): OwnFault {
  if (error instanceof OwnFileError) return error.fault;
  return { kind: "unreadable", reason: error instanceof Error ? error.message : String(error) };
}
