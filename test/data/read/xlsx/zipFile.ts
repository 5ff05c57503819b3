import { crc32, deflateRawSync } from "node:zlib";

/** An entry of a zip, and where its headers lie. */
export interface ZipEntry {
  name: string;
  data: string | Uint8Array;
  isStored?: boolean;
  /** What the headers say instead of what is so. */
  claimed?: { size?: number; crc?: number; localName?: string };
  isEncrypted?: boolean;
  /** Instead of data of its own, the data of the entry before it. */
  isOverlapping?: boolean;
}

interface Written {
  local: Buffer;
  central: Buffer;
}

const compressed = ({ data, isStored }: ZipEntry): Buffer =>
  isStored === true ? Buffer.from(data) : deflateRawSync(data);

function fields(entry: ZipEntry, bytes: Buffer): Buffer {
  const data = Buffer.from(entry.data);
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(0x800 | (entry.isEncrypted === true ? 1 : 0), 2);
  header.writeUInt16LE(entry.isStored === true ? 0 : 8, 4);
  header.writeUInt32LE(entry.claimed?.crc ?? crc32(data), 10);
  header.writeUInt32LE(bytes.length, 14);
  header.writeUInt32LE(entry.claimed?.size ?? data.length, 18);
  return header;
}

function written(entry: ZipEntry, offset: number): Written {
  const bytes = compressed(entry);
  const header = fields(entry, bytes);
  const [name, localName] = [entry.name, entry.claimed?.localName ?? entry.name].map((text) =>
    Buffer.from(text),
  );
  if (name === undefined || localName === undefined) throw new Error("no name");
  const localHeader = Buffer.from(header);
  localHeader.writeUInt16LE(localName.length, 22);
  header.writeUInt16LE(name.length, 22);
  const position = Buffer.alloc(14);
  position.writeUInt32LE(offset, 10);
  return {
    local:
      entry.isOverlapping === true
        ? Buffer.alloc(0)
        : Buffer.concat([Buffer.from("PK\u0003\u0004"), localHeader, localName, bytes]),
    central: Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), header, position, name]),
  };
}

/** The bytes of a zip; `count` is the number of entries that its end says. */
export function zipFile(entries: readonly ZipEntry[], count = entries.length): Buffer {
  const all: Written[] = [];
  let [offset, previous] = [0, 0];
  for (const entry of entries) {
    const one = written(entry, entry.isOverlapping === true ? previous : offset);
    if (entry.isOverlapping !== true) previous = offset;
    offset += one.local.length;
    all.push(one);
  }
  const central = Buffer.concat(all.map((one) => one.central));
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...all.map((one) => one.local), central, end]);
}
