/**
 * What becomes of a statement. `refused`: an error, and nothing happens. `contained`: it runs, and what it does stays in
 * the reader's own database. `stopped`: it would go on for long and hears when it is told to stop. `ended`: it does not
 * hear, so its worker is ended. `over`: it ends in one of these two ways, or by the memory that it may take.
 */
export type Fate = "refused" | "contained" | "stopped" | "ended" | "over";

/** Statements that want to read, write, fetch, unlock, deceive, damage or never end. */
export const hostileSql: readonly (readonly [fate: Fate, sql: string])[] = [
  // Files and other hosts.
  ["refused", "COPY enterprise_facts TO 'out.csv'"],
  ["refused", "COPY (SELECT 1) TO '/tmp/out.parquet' (FORMAT parquet)"],
  ["refused", "COPY enterprise_facts FROM '/etc/passwd'"],
  ["refused", "SELECT * FROM read_csv('https://example.org/a.csv')"],
  ["refused", "SELECT * FROM read_csv_auto('/etc/passwd')"],
  ["refused", "SELECT * FROM read_parquet('https://example.org/a.parquet')"],
  ["refused", "SELECT * FROM read_parquet('files/a.parquet')"],
  ["refused", "SELECT * FROM read_json('/etc/passwd')"],
  ["refused", "SELECT * FROM read_text('/etc/passwd')"],
  ["refused", "SELECT * FROM read_text('https://example.org/')"],
  ["refused", "SELECT * FROM read_blob('/etc/passwd')"],
  ["refused", "SELECT * FROM '/etc/passwd'"],
  ["refused", "SELECT * FROM 'https://example.org/a.csv'"],
  ["refused", "FROM 'a.parquet'"],
  ["refused", "SELECT * FROM glob('/*')"],
  ["refused", "SELECT * FROM sniff_csv('/etc/passwd')"],
  ["refused", "ATTACH '/tmp/other.db'"],
  ["refused", "ATTACH 'https://example.org/x.db' AS other"],
  ["contained", "ATTACH ':memory:' AS other"],
  ["refused", "EXPORT DATABASE '/tmp/x'"],
  ["refused", "IMPORT DATABASE '/tmp/x'"],
  ["refused", "PRAGMA import_database('x')"],
  ["refused", "SELECT getenv('HOME')"],
  ["refused", "CREATE SECRET s (TYPE S3)"],
  // Extensions.
  ["refused", "LOAD httpfs"],
  ["refused", "INSTALL httpfs; LOAD httpfs"],
  ["refused", "INSTALL spatial FROM 'https://example.org'; LOAD spatial"],
  ["refused", "LOAD '/tmp/x.duckdb_extension'"],
  ["refused", "UPDATE EXTENSIONS"],
  // Configuration.
  ["refused", "SET enable_external_access=true"],
  ["refused", "SET lock_configuration=false"],
  ["refused", "SET autoload_known_extensions=true"],
  ["refused", "SET memory_limit='8GB'"],
  ["refused", "RESET memory_limit"],
  ["refused", "PRAGMA memory_limit='8GB'"],
  ["refused", "SELECT 1; SET GLOBAL threads=8"],
  ["contained", "SELECT current_setting('memory_limit')"],
  ["contained", "SELECT * FROM duckdb_settings()"],
  ["contained", "SELECT * FROM duckdb_secrets()"],
  ["contained", "SELECT sql FROM sqlite_master"],
  ["contained", "SELECT * FROM information_schema.tables"],
  ["contained", "CALL pragma_version()"],
  // Prepared statements and several at once, comments, signs.
  ["refused", "SELECT ?"],
  ["contained", "PREPARE question AS SELECT 1; EXECUTE question; DEALLOCATE question"],
  ["contained", "SELECT 1 -- ; DROP TABLE enterprise_facts"],
  ["contained", "SELECT /* '; */ 1 /* ; DROP TABLE enterprise_facts */"],
  ["refused", "SELECT 1 /* open"],
  ["refused", 'SELECT * FROM "enterprise_facts\u0000"'],
  ["refused", "ＳＥＬＥＣＴ 1"],
  [
    "contained",
    "SELECT 'ｓｅｌｅｃｔ' AS 中文, '\u202e' AS \"x\"\"; DROP TABLE enterprise_facts\", '\ud800'",
  ],
  ["refused", "   ;;;  "],
  ["refused", "SELECT error('gotcha')"],
  ["refused", `SELECT ${"1+".repeat(20_000)}1`],
  ["contained", `SELECT ${"(".repeat(2000)}1${")".repeat(2000)}`],
  ["refused", `SELECT '${"x".repeat(1_000_000)}'`],
  ["contained", `SELECT '${"x".repeat(150_000)}'`],
  // Too much, and no end.
  ["contained", "SELECT * FROM range(100000000)"],
  ["contained", "SELECT regexp_matches(repeat('a', 20000), '(a*)*b')"],
  ["refused", "SELECT regexp_replace('a', '((a{0,100}){0,100}){0,100}', '')"],
  ["stopped", "SELECT count(*) FROM range(1000000) a, range(1000000) b, range(1000000) c"],
  [
    "stopped",
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
  ],
  ["stopped", "SELECT * FROM range(10000000000) WHERE range < 0"],
  ["stopped", "SELECT max(md5(range::VARCHAR)) FROM range(1000000000)"],
  ["stopped", "CREATE TABLE big AS SELECT range, repeat('x', 100) FROM range(1000000000)"],
  ["ended", "SELECT repeat('x', 1000000000)"],
  ["over", "SELECT * FROM range(100000000) ORDER BY hash(range)"],
  ["over", "SELECT list_zip(range(100000000), range(100000000), range(100000000))"],
  // Harm to the reader's own copy.
  ["contained", "CREATE MACRO sum(x) AS 42"],
  ["contained", "CREATE MACRO duckdb_tables() AS TABLE SELECT 1 AS a"],
  ["contained", "CREATE SCHEMA s; USE s"],
  ["contained", "DELETE FROM memory.main.enterprise_facts"],
  [
    "contained",
    "DROP TABLE memory.main.enterprise_facts; CREATE VIEW enterprise_facts AS SELECT 1 AS units",
  ],
  ["contained", "BEGIN"],
  ["refused", "DETACH memory"],
];
