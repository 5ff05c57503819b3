/** What a program or library of Windows says of itself. */
export interface PortableExecutable {
  /** 0x8664: x64. */
  machine: number;
  /** Names of functions by the library that they are taken from, in lower case; functions by number are left out. */
  imports: ReadonlyMap<string, readonly string[]>;
  exports: ReadonlySet<string>;
}

interface Section {
  address: number;
  size: number;
  at: number;
}

/** Reads headers of PE32+; offsets as its specification gives them. */
class Reader {
  readonly #bytes: Buffer;
  readonly #sections: readonly Section[];
  readonly #directories: number;
  readonly machine: number;

  constructor(bytes: Buffer) {
    const header = bytes.readUInt32LE(0x3c);
    if (bytes.toString("latin1", header, header + 4) !== "PE\0\0") throw new Error("no PE header");
    const optional = header + 24;
    if (bytes.readUInt16LE(optional) !== 0x20b) throw new Error("not PE32+");
    const table = optional + bytes.readUInt16LE(header + 20);
    this.#bytes = bytes;
    this.machine = bytes.readUInt16LE(header + 4);
    this.#directories = optional + 112;
    this.#sections = Array.from({ length: bytes.readUInt16LE(header + 6) }, (_, index) => {
      const at = table + index * 40;
      return {
        address: bytes.readUInt32LE(at + 12),
        size: Math.max(bytes.readUInt32LE(at + 8), bytes.readUInt32LE(at + 16)),
        at: bytes.readUInt32LE(at + 20),
      };
    });
  }

  /** Where a directory begins in memory; 0 when it is not there. */
  directory(index: number): number {
    return this.#bytes.readUInt32LE(this.#directories + index * 8);
  }

  #offset(address: number): number {
    const found = this.#sections.find(
      (section) => address >= section.address && address < section.address + section.size,
    );
    if (found === undefined) throw new Error(`no section holds ${address}`);
    return found.at + address - found.address;
  }

  number(address: number): number {
    return this.#bytes.readUInt32LE(this.#offset(address));
  }

  text(address: number): string {
    const from = this.#offset(address);
    return this.#bytes.toString("latin1", from, this.#bytes.indexOf(0, from));
  }

  /** Functions of a list of thunks, each of 8 bytes; the highest bit marks those by number. */
  thunks(address: number): string[] {
    const names: string[] = [];
    for (let at = address; ; at += 8) {
      const [low, high] = [this.number(at), this.number(at + 4)];
      if (low === 0 && high === 0) return names;
      if (high === 0) names.push(this.text(low + 2));
    }
  }
}

const importDirectory = 1;
const delayedDirectory = 13;

/** Of each table: bytes of an entry, and where the library's name and the list of its functions are in it. */
const importTables = [
  { directory: importDirectory, entry: 20, name: 12, functions: 0 },
  { directory: delayedDirectory, entry: 32, name: 4, functions: 16 },
];

function importsOf(reader: Reader): Map<string, string[]> {
  const imports = new Map<string, string[]>();
  for (const { directory, entry, name, functions } of importTables)
    for (let at = reader.directory(directory); at !== 0; at += entry) {
      const library = reader.number(at + name);
      if (library === 0) break;
      imports.set(reader.text(library).toLowerCase(), reader.thunks(reader.number(at + functions)));
    }
  return imports;
}

function exportsOf(reader: Reader): Set<string> {
  const table = reader.directory(0);
  if (table === 0) return new Set();
  const names = reader.number(table + 32);
  return new Set(
    Array.from({ length: reader.number(table + 24) }, (_, index) =>
      reader.text(reader.number(names + index * 4)),
    ),
  );
}

/** Machine, imports and exports of a 64-bit program or library of Windows. Throws for anything else. */
export function portableExecutable(bytes: Buffer): PortableExecutable {
  const reader = new Reader(bytes);
  return { machine: reader.machine, imports: importsOf(reader), exports: exportsOf(reader) };
}
