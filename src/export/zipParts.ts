import { strToU8, Zip, ZipDeflate } from "fflate";

/** The same whenever a file is made. */
const modified = new Date(2000, 0, 1);

/** Fast: the text of sheets is repetitive. */
const level = 1;

/** A ZIP archive that is made piece by piece: what is compressed is not held as text. */
export class ZipParts {
  readonly #pieces: Uint8Array<ArrayBuffer>[] = [];
  readonly #zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    this.#pieces.push(piece as Uint8Array<ArrayBuffer>);
  });

  /** Begins a file; `push` adds text to it, and `end` closes it. One at a time. */
  file(path: string): { push: (text: string) => void; end: () => void } {
    const file = new ZipDeflate(path, { level });
    file.mtime = modified;
    this.#zip.add(file);
    return {
      push: (text) => void file.push(strToU8(text)),
      end: () => void file.push(new Uint8Array(0), true),
    };
  }

  add(path: string, text: string): void {
    const file = this.file(path);
    file.push(text);
    file.end();
  }

  end(type: string): Blob {
    this.#zip.end();
    return new Blob(this.#pieces, { type });
  }
}
