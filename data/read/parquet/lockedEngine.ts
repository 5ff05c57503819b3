import { DuckDBInstance } from "@duckdb/node-api";

/** An engine that can open nothing but the one file (an SQL literal), with a configuration that cannot be changed any more. */
export async function lockedEngine(source: string, memoryBytes: number) {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
    memory_limit: `${Math.floor(memoryBytes * 0.75)}B`,
    temp_directory: "",
    threads: "1",
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run(`SET allowed_paths = [${source}]`);
  await connection.run("SET enable_external_access = false");
  await connection.run("SET lock_configuration = true");
  return { instance, connection };
}
