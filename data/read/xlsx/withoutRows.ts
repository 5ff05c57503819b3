const opening = /<(?:[^\s<>/!?:]*:)?sheetData(?=[\s/>])/;

/** Longer than any tag that is looked for. */
const longestTag = 1024;

/** Follows the text of a sheet and leaves out what is between the tags of its first `sheetData`. */
class RowFilter {
  #where: "before" | "within" | "after" = "before";
  /** Text that was neither given nor left out yet. */
  #rest = "";
  #closing = "";

  /** What is outside the rows, as far as it is certain. */
  take(text: string): string {
    if (this.#where === "after") return text;
    this.#rest += text;
    return this.#where === "before" ? this.#before() : this.#within();
  }

  end(): string {
    return this.#rest;
  }

  #cut(at: number): string {
    const text = this.#rest.slice(0, at);
    this.#rest = this.#rest.slice(at);
    return text;
  }

  #before(): string {
    const found = opening.exec(this.#rest);
    if (found === null) return this.#cut(Math.max(0, this.#rest.length - longestTag));
    const end = this.#rest.indexOf(">", found.index);
    if (end === -1) return this.#cut(found.index);
    this.#closing = `</${found[0].slice(1)}`;
    const head = this.#cut(end + 1);
    return head + (head.endsWith("/>") ? this.#after() : this.#within());
  }

  #within(): string {
    this.#where = "within";
    const end = this.#rest.indexOf(this.#closing);
    this.#cut(end === -1 ? Math.max(0, this.#rest.length - this.#closing.length) : end);
    return end === -1 ? "" : this.#after();
  }

  #after(): string {
    this.#where = "after";
    return this.#cut(this.#rest.length);
  }
}

/**
 * The text of a sheet without its rows: all that stands before and after them, without the cost of parsing them. Comments
 * are not told from elements, so that the reader of the rows has to compare.
 */
export async function* withoutRows(texts: AsyncIterable<string>): AsyncGenerator<string> {
  const filter = new RowFilter();
  for await (const text of texts) {
    const outside = filter.take(text);
    if (outside !== "") yield outside;
  }
  yield filter.end();
}
