import { join } from "node:path";
import { decompress } from "../site/compress.ts";
import { siblingExtension } from "../site/negotiate.ts";
import { filesBelow, readOrNull } from "./fileReads.ts";
import type { FileSystem } from "./fileSystem.ts";
import type { SiteSource } from "./siteSource.ts";

/** A published site in its folder. */
export const folderSource = (fs: FileSystem, folder: string): SiteSource => ({
  name: folder,
  read: (path) => readOrNull(fs, join(folder, path)),
  readCoded: async (path, coding, most) => {
    const sibling = await readOrNull(fs, join(folder, path + siblingExtension[coding]));
    if (sibling === null) return null;
    return decompress(sibling, coding, most).catch((error: Error) => ({
      code: "sibling" as const,
      value: error.message,
    }));
  },
  list: () => filesBelow(fs, folder),
});
