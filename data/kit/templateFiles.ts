import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeTemplates } from "../template/writeTemplates.ts";
import { kitFile, type KitFile } from "./kitFile.ts";
import { withFixedTimes } from "./withFixedTimes.ts";

/** Empty ledgers with explanations in Chinese, written to a folder first. */
export async function templateFiles(folder: string): Promise<KitFile[]> {
  const { files } = await writeTemplates({ out: folder, language: "zh", replace: true });
  return files.map((file) =>
    kitFile(`templates/${file}`, async () => {
      const bytes = await readFile(join(folder, file));
      return file.endsWith(".xlsx") ? withFixedTimes(bytes) : bytes;
    }),
  );
}
