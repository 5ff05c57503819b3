import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** Libraries and the only files of the site that may import them. */
const doors: Record<string, readonly string[]> = {
  "@duckdb/duckdb-wasm": ["engine/wasm.ts"],
  "apache-arrow": [
    "engine/arrowIpc.ts",
    "engine/arrowTable.ts",
    "engine/rows.ts",
    "engine/sqlCell.ts",
  ],
  hyparquet: ["engine/parquet.ts"],
  "hyparquet-compressors": ["engine/parquet.ts"],
};

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(ts|svelte)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join("src", path), "utf8") }));

const imports = (text: string, kind: "any" | "static"): string[] => {
  const clauses = [
    ...text.matchAll(/^(?:import|export)\s(?!type\s)(?:[^;]*?\sfrom\s)?"([^"]+)"/gm),
  ];
  const dynamic = kind === "any" ? [...text.matchAll(/\bimport\(\s*"([^"]+)"/g)] : [];
  const typed = kind === "any" ? [...text.matchAll(/^import type [^;]*?\sfrom\s"([^"]+)"/gm)] : [];
  return [...clauses, ...dynamic, ...typed].map(([, from]) => from ?? "");
};

const isOf = (library: string, from: string): boolean =>
  from === library || from.startsWith(`${library}/`);

describe("outside libraries", () => {
  it.each(Object.entries(doors))("%s has one door", (library, allowed) => {
    const users = sources
      .filter(({ text }) => imports(text, "any").some((from) => isOf(library, from)))
      .map(({ path }) => path.replaceAll("\\", "/"));
    expect(users.sort()).toEqual([...allowed].sort());
  });

  it("are not on the way to the first map", () => {
    const seen = new Set<string>();
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      const text = sources.find((source) => source.path === path)?.text ?? "";
      for (const from of imports(text, "static")) {
        if (from.startsWith(".")) visit(join(path, "..", from));
        else seen.add(from);
      }
    };
    visit("engine/atlas.ts");
    expect(seen).toContain("engine/engine.ts");
    for (const library of Object.keys(doors))
      expect([...seen].filter((from) => isOf(library, from))).toEqual([]);
  });

  it("share one copy of apache-arrow, of the version that DuckDB-WASM speaks", () => {
    const nested = "node_modules/@duckdb/duckdb-wasm/node_modules/apache-arrow";
    expect(existsSync(nested)).toBe(false);
    const { version } = JSON.parse(
      readFileSync("node_modules/apache-arrow/package.json", "utf8"),
    ) as { version: string };
    expect(version).toMatch(/^17\./);
  });
});
