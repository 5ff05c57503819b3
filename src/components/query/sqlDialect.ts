import { SQLDialect } from "@codemirror/lang-sql";

/** What DuckDB reads as keywords, types and common functions. */
export const duckDb = SQLDialect.define({
  keywords:
    "select from where group by having order limit offset as with recursive union all intersect except distinct on " +
    "join left right full inner outer cross natural using asof lateral semi anti case when then else end cast " +
    "try_cast and or not in is null like ilike between exists any some true false asc desc nulls first last over " +
    "partition rows range preceding following unbounded current row window filter qualify values pivot unpivot " +
    "describe summarize show tables explain analyze create temp temporary table view macro or replace drop if " +
    "insert into update set delete columns exclude rename sample collate interval within",
  types:
    "varchar text char integer int bigint smallint tinyint hugeint ubigint uinteger double float real decimal " +
    "numeric boolean bool date time timestamp timestamptz interval blob uuid json struct map list enum bit",
  builtin:
    "count sum avg min max median mode quantile_cont stddev_samp var_samp string_agg list array_agg first last " +
    "any_value arg_max arg_min bool_and bool_or round floor ceil abs coalesce nullif greatest least length lower " +
    "upper trim substr substring replace contains starts_with regexp_matches regexp_extract regexp_replace " +
    "concat concat_ws left right lpad rpad strftime strptime date_trunc date_part row_number rank dense_rank lag " +
    "lead ntile unnest range generate_series bit_count approx_count_distinct",
  doubleDollarQuotedStrings: true,
  identifierQuotes: '"',
  operatorChars: "*+-%<>!=&|^~/",
  caseInsensitiveIdentifiers: true,
});
