import { sha256 } from "../build/contentStore.ts";
import { finding, type Finding } from "./finding.ts";
import type { FindingCode } from "./findingRules.ts";
import { siblingsOf } from "./siblings.ts";
import { isFault, type SiteSource } from "./siteSource.ts";
import type { Expected } from "./wantedFile.ts";

/** Looks at files of a published site one by one and collects what is not as it should be. */
export class SiteInspection {
  readonly source: SiteSource;
  readonly findings: Finding[] = [];
  /** Paths that belong to the site. */
  readonly known = new Set<string>();
  files = 0;
  bytes = 0;

  constructor(source: SiteSource) {
    this.source = source;
  }

  add(code: FindingCode, path: string, value = ""): void {
    this.findings.push(finding(code, path, value));
  }

  /** A file that belongs to the site; null, and a finding, when it cannot be had. */
  async read(path: string, isOptional = false): Promise<Uint8Array | null> {
    this.known.add(path);
    const found = await this.source.read(path);
    if (found === null && !isOptional) this.add("missing", path);
    if (isFault(found)) this.add(found.code, path, found.value);
    if (found === null || isFault(found)) return null;
    this.files += 1;
    this.bytes += found.length;
    return found;
  }

  async text(path: string, isOptional = false): Promise<string | null> {
    const bytes = await this.read(path, isOptional);
    return bytes === null ? null : new TextDecoder().decode(bytes);
  }

  /** What a text says; null, and a finding, when it says nothing that can be understood. */
  parsed<Value>(path: string, text: string | null, parse: (text: string) => Value): Value | null {
    try {
      return text === null ? null : parse(text);
    } catch (error) {
      this.add("altered", path, (error as Error).message);
      return null;
    }
  }

  /** A document named by the first digits of its hash. */
  async document<Value>(
    path: string,
    hash: string,
    parse: (text: string) => Value,
  ): Promise<Value | null> {
    const bytes = await this.read(path);
    if (bytes === null) return null;
    const found = sha256(bytes);
    if (!found.startsWith(hash)) return this.differs(path, hash, found);
    await this.#checkSiblings({ path, bytes: bytes.length, sha256: found });
    return this.parsed(path, new TextDecoder().decode(bytes), parse);
  }

  async file(expected: Expected): Promise<void> {
    const bytes = await this.read(expected.path);
    if (bytes === null) return;
    const found = sha256(bytes);
    if (bytes.length < expected.bytes)
      this.add("altered", expected.path, `${bytes.length} < ${expected.bytes} bytes`);
    else if (found !== expected.sha256) this.differs(expected.path, expected.sha256, found);
    else await this.#checkSiblings(expected);
  }

  differs(path: string, wanted: string, found: string): null {
    this.add("altered", path, `SHA-256 ${found.slice(0, 16)}…, ${wanted.slice(0, 16)}…`);
    return null;
  }

  async #checkSiblings(expected: Expected): Promise<void> {
    for (const { path, coding } of siblingsOf(expected.path)) {
      this.known.add(path);
      const found = await this.source.readCoded(expected.path, coding, expected.bytes);
      if (isFault(found)) this.add(found.code, path, found.value);
      else if (found !== null && sha256(found) !== expected.sha256) this.add("sibling", path);
    }
  }
}
