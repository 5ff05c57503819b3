import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { kitFile, textFile, type KitFile } from "./kitFile.ts";

const isLicence = (name: string): boolean => /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(name);

const isc = (author: string): string => `ISC License

Copyright (c) ${author}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.
`;

async function licenceOf(root: string, name: string): Promise<KitFile> {
  const folder = join(root, "node_modules", name);
  const path = `licences/${name.replace("/", "-")}.txt`;
  const file = (await readdir(folder)).sort().find(isLicence);
  if (file !== undefined) return kitFile(path, () => readFile(join(folder, file)));
  const manifest = await readFile(join(folder, "package.json"), "utf8");
  const { license, author } = JSON.parse(manifest) as { license?: string; author?: unknown };
  if (license === "ISC" && typeof author === "string") return textFile(path, isc(author));
  throw new Error(`${name}: no licence in its package, so it may not be bundled`);
}

/** The licence of every package whose code is bundled. Throws when one states none. */
export const licenceFiles = (root: string, packages: readonly string[]): Promise<KitFile[]> =>
  Promise.all(packages.map((name) => licenceOf(root, name)));
