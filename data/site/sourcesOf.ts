import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import process from "node:process";

const importPatterns = [
  /\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g,
  /\bnew URL\(\s*["'](\.[^"']+)["']/g,
];

/** The files that a module is made of: itself and everything it imports by a relative path, in order. */
export async function sourcesOf(entry: string): Promise<string[]> {
  const found = new Set<string>();
  const waiting = [resolve(entry)];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text === undefined) continue;
    found.add(file);
    waiting.push(...imports(text, dirname(file)));
  }
  return [...found].map((file) => relative(process.cwd(), file)).sort();
}

const imports = (text: string, folder: string): string[] =>
  importPatterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ([, path = ""]) =>
      resolve(folder, path.split("?")[0] ?? ""),
    ),
  );
