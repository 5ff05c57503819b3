import { SaxesParser } from "saxes";
import { LedgerError } from "../ledgerError.ts";
import { malformed, type Refuse } from "./refuser.ts";
import type { XlsxLimits } from "./xlsxLimits.ts";

export type Attributes = Readonly<Record<string, string | undefined>>;

/** Takes the elements below the root: those of the part's own namespace by their local names, others by a name with a colon. */
export interface XmlVisitor {
  open: (name: string, attributes: Attributes) => void;
  close: (name: string) => void;
  text: (text: string) => void;
}

/** What the root of a part must be. */
export interface Root {
  name: string;
  namespaces: readonly string[];
}

const spreadsheet = [
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
];

/** A root of SpreadsheetML, transitional or strict. */
export const spreadsheetRoot = (name: string): Root => ({ name, namespaces: spreadsheet });

// The parser's own table inherits from Object.prototype, where &constructor; is found.
const entities: Record<string, string> = Object.assign(Object.create(null), {
  amp: "&",
  gt: ">",
  lt: "<",
  quot: '"',
  apos: "'",
});

const deepest = 256;

const prefixOf = (name: string): string => /^[^:]*(?=:)/.exec(name)?.[0] ?? "";

const declaration = (prefix: string): string => (prefix === "" ? "xmlns" : `xmlns:${prefix}`);

/**
 * Reads XML chunk by chunk. Refuses (LedgerError) what is not well-formed, another root, a DOCTYPE, an entity that XML
 * itself does not have, an encoding but UTF-8 and UTF-16, and text or tags longer than the limits.
 */
export class XmlReader {
  #parser = new SaxesParser({
    xmlns: false,
    position: false,
    defaultXMLVersion: "1.0",
    forceXMLVersion: true,
  });
  #visitor: XmlVisitor;
  #root: Root;
  #limits: XlsxLimits;
  #part: string;
  #refuse: Refuse;
  /** Of the part's own namespace, with the colon. */
  #prefix = "";
  #declaration = "xmlns";
  #depth = 0;
  /** Depth of the outermost element that binds the prefix anew; 0: none. */
  #rebound = 0;
  /** Characters since the last tag or text. */
  #silent = 0;

  constructor(visitor: XmlVisitor, root: Root, part: string, limits: XlsxLimits, refuse: Refuse) {
    this.#visitor = visitor;
    this.#root = root;
    this.#limits = limits;
    this.#part = part;
    this.#refuse = refuse;
    this.#parser.ENTITIES = entities;
    this.#parser.on("opentag", ({ name, attributes }) => this.#open(name, attributes));
    this.#parser.on("closetag", ({ name }) => this.#close(name));
    this.#parser.on("text", (text) => this.#text(text));
    this.#parser.on("cdata", (text) => this.#text(text));
    this.#parser.on("doctype", () => this.#fail("DOCTYPE"));
    this.#parser.on("xmldecl", ({ encoding = "utf-8" }) => {
      if (!/^(utf-?8|utf-16(le|be)?|us-ascii)$/i.test(encoding)) this.#fail(`encoding ${encoding}`);
    });
  }

  write(text: string): void {
    this.#silent += text.length;
    this.#feed(() => this.#parser.write(text));
    if (this.#silent > this.#limits.tagCharacters) this.#fail("text or tag too long");
  }

  /** The part must be whole. */
  end(): void {
    this.#feed(() => this.#parser.close());
  }

  #feed(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (error instanceof LedgerError || !(error instanceof Error)) throw error;
      this.#fail(error.message);
    }
  }

  #fail(reason: string): never {
    throw malformed(this.#refuse, this.#part, `${this.#part}: ${reason}`);
  }

  #open(name: string, attributes: Attributes): void {
    this.#silent = 0;
    this.#depth += 1;
    if (this.#depth === 1) return this.#openRoot(name, attributes);
    if (this.#depth > deepest) this.#fail("elements too deep");
    if (this.#rebound === 0 && this.#isRebound(attributes)) this.#rebound = this.#depth;
    this.#visitor.open(this.#localName(name), attributes);
  }

  #openRoot(name: string, attributes: Attributes): void {
    const prefix = prefixOf(name);
    this.#prefix = prefix === "" ? "" : `${prefix}:`;
    this.#declaration = declaration(prefix);
    const namespace = attributes[this.#declaration] ?? "";
    if (!this.#root.namespaces.includes(namespace) || this.#localName(name) !== this.#root.name)
      this.#fail(`root ${name} of ${namespace}`);
  }

  #isRebound(attributes: Attributes): boolean {
    const namespace = attributes[this.#declaration];
    return namespace !== undefined && !this.#root.namespaces.includes(namespace);
  }

  #localName(name: string): string {
    if (this.#rebound > 0) return `:${name}`;
    if (this.#prefix === "") return name;
    return name.startsWith(this.#prefix) ? name.slice(this.#prefix.length) : `:${name}`;
  }

  #close(name: string): void {
    this.#silent = 0;
    if (this.#depth > 1) this.#visitor.close(this.#localName(name));
    if (this.#depth === this.#rebound) this.#rebound = 0;
    this.#depth -= 1;
  }

  #text(text: string): void {
    this.#silent = 0;
    if (this.#depth > 1) this.#visitor.text(text);
  }
}
