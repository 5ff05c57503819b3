const opening = /<(?:[^\s<>/!?:]*:)?sheetData(?=[\s/>])/;

/** Longer than any tag that is looked for, in bytes. */
const longestTag = 1024;

const nothing = Buffer.alloc(0);

/** Follows the bytes of a sheet and leaves out what is between the tags of its first `sheetData`. */
class RowFilter {
  #where: "before" | "within" | "after" = "before";
  /** Bytes that were neither given nor left out yet. */
  #rest: Buffer = nothing;
  #closing: Buffer = nothing;

  /** What is outside the rows, as far as it is certain. */
  take(chunk: Buffer): Buffer {
    if (this.#where === "before") return this.#before(Buffer.concat([this.#rest, chunk]));
    return this.#where === "within" ? this.#within(chunk) : chunk;
  }

  end(): Buffer {
    return this.#rest;
  }

  #before(bytes: Buffer): Buffer {
    const text = bytes.toString("latin1");
    const found = opening.exec(text);
    const end = found === null ? -1 : text.indexOf(">", found.index);
    if (found === null || end === -1) {
      const certain = found?.index ?? Math.max(0, bytes.length - longestTag);
      this.#rest = bytes.subarray(certain);
      return bytes.subarray(0, certain);
    }
    this.#rest = nothing;
    this.#closing = Buffer.from(`</${found[0].slice(1)}`, "latin1");
    this.#where = text[end - 1] === "/" ? "after" : "within";
    return Buffer.concat([bytes.subarray(0, end + 1), this.take(bytes.subarray(end + 1))]);
  }

  #within(chunk: Buffer): Buffer {
    const seam = Buffer.concat([this.#rest, chunk.subarray(0, this.#closing.length)]);
    const inSeam = seam.indexOf(this.#closing);
    const at = inSeam === -1 ? chunk.indexOf(this.#closing) : inSeam - this.#rest.length;
    if (inSeam === -1 && at === -1) return this.#keepSeam(chunk);
    const start = this.#rest;
    this.#rest = nothing;
    this.#where = "after";
    return at < 0 ? Buffer.concat([start.subarray(at), chunk]) : chunk.subarray(at);
  }

  #keepSeam(chunk: Buffer): Buffer {
    const { length } = this.#closing;
    this.#rest = Buffer.concat([this.#rest, chunk.subarray(-length)]).subarray(-length);
    return nothing;
  }
}

/**
 * The bytes of a sheet without its rows: all that stands before and after them, without the cost of parsing them. Comments
 * are not told from elements, so that the reader of the rows has to compare. UTF-16 is left as it is.
 */
export async function* withoutRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const filter = new RowFilter();
  for await (const { buffer, byteOffset, byteLength } of chunks) {
    const outside = filter.take(Buffer.from(buffer, byteOffset, byteLength));
    if (outside.length > 0) yield outside;
  }
  yield filter.end();
}
