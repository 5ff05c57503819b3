import { cp, readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";
import { sourcesOf } from "../site/sourcesOf.ts";

export interface Bundle {
  /** Folder with atlas.js, the programs that it starts, and their shared chunks, side by side. */
  folder: string;
  /** Packages whose code is in it, in order. */
  packages: string[];
}

/** Native parts that stay packages, for each system its own. */
const nativeParts = "@duckdb/node-bindings";

/** WebAssembly that the solver reads beside its own code. */
const solverProgram = "node_modules/highs/build/highs.wasm";

const childProgram = /\bnew URL\(\s*"(\.[^"]+)\.ts",\s*import\.meta\.url/g;

/** Programs that the sources start as processes of their own: name in the bundle → file. */
async function childPrograms(sources: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const source of sources)
    for (const [, path = ""] of (await readFile(source, "utf8")).matchAll(childProgram)) {
      const file = resolve(dirname(source), `${path}.ts`);
      const name = basename(path);
      if (name === "atlas" || (found.get(name) ?? file) !== file)
        throw new Error(`${file}: another program of the kit has this name, rename one`);
      found.set(name, file);
    }
  return found;
}

/** In the bundle every file lies beside the others, and programs are JavaScript. */
const childrenBeside: Plugin = {
  name: "children-beside",
  transform: {
    filter: { id: /\.ts$/ },
    handler: (code) =>
      code.replace(childProgram, (_, path: string) => {
        return `new URL("./${basename(path)}.js", import.meta.url`;
      }),
  },
};

const packageOf = (id: string): string[] => {
  const [, name] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id) ?? [];
  return name === undefined ? [] : [name.replaceAll("\\", "/")];
};

const packagesOf = (chunks: readonly Rolldown.OutputChunk[]): string[] =>
  [...new Set(chunks.flatMap(({ moduleIds }) => moduleIds.flatMap(packageOf)))].sort();

/** The command as JavaScript that needs nothing but Node and the native parts of DuckDB. */
export async function bundleTool(root: string, folder: string): Promise<Bundle> {
  const entry = join(root, "data/kit/start.ts");
  const sources = (await sourcesOf(entry)).filter((path) => path.endsWith(".ts"));
  const children = await childPrograms(sources);
  const built = await build({
    root,
    configFile: false,
    envDir: false,
    logLevel: "warn",
    plugins: [childrenBeside],
    ssr: { noExternal: true, external: [nativeParts] },
    build: {
      ssr: true,
      target: "node20",
      outDir: folder,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        input: { atlas: entry, ...Object.fromEntries(children) },
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
  if (!("output" in built)) throw new Error(`${relative(root, entry)}: nothing was bundled`);
  await cp(join(root, solverProgram), join(folder, basename(solverProgram)));
  const chunks = built.output.filter((one) => one.type === "chunk");
  return { folder, packages: packagesOf(chunks) };
}
