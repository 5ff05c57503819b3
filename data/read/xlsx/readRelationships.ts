import { posix } from "node:path";
import { readPart, type Source } from "./readPart.ts";
import type { Root } from "./xmlReader.ts";

export interface Relationship {
  /** Last word of the type: `worksheet`, `styles`, … */
  type: string;
  /** Name of the part; relationships that lead out of the file are left out. */
  part: string;
}

const root: Root = {
  name: "Relationships",
  namespaces: ["http://schemas.openxmlformats.org/package/2006/relationships"],
};

const lastWord = (type: string): string => type.slice(type.lastIndexOf("/") + 1);

const partOf = (folder: string, target: string): string =>
  target.startsWith("/") ? posix.normalize(target.slice(1)) : posix.join(folder, target);

/** The relationships of a part by their ids, those of the whole file for "". Without a relationships part: none. */
export async function readRelationships(
  source: Source,
  part: string,
): Promise<ReadonlyMap<string, Relationship>> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, "_rels", `${posix.basename(part)}.rels`);
  const found = new Map<string, Relationship>();
  if (!source.parts.has(name)) return found;
  await readPart(source, name, root, {
    open: (element, { Id: id, Type: type, Target: target, TargetMode: mode }) => {
      if (element !== "Relationship" || mode === "External") return;
      if (id === undefined || type === undefined || target === undefined) return;
      found.set(id, { type: lastWord(type), part: partOf(folder, target) });
    },
    close: () => {},
    text: () => {},
  });
  return found;
}
