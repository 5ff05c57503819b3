import { columnDimension } from "../cube/columnDimension.ts";
import { CoordinateBuilder, type Coordinate } from "../cube/coordinate.ts";
import type { CountColumns, Cube } from "../cube/cube.ts";
import { countColumn, measureCounts, type CountedId } from "../domain/measure.ts";
import { rowDimensions, type Dimension } from "../domain/dimension.ts";
import { areaScope } from "../query/areaScope.ts";
import type { RawRow } from "../query/countRows.ts";
import { factColumns } from "../query/factSql.ts";
import { rowFactsSql } from "../query/rowFactsSql.ts";
import { sql } from "../query/sql.ts";
import type { LoadedCube } from "./cubeStore.ts";
import type { Engine } from "./engine.ts";
import { slicesOf, type LoadedSlices, type SliceQuestion } from "./loadSlices.ts";
import type { LoadOptions } from "./progress.ts";
import type { TownshipAccess } from "./townshipAccess.ts";

/**
 * Slices with townships, made from the rows of the enterprises of an area: the other dimensions are as in the cube.
 * `pair` is crossed in them. Throws as `Engine.query` does.
 */
export async function rowSlices(
  engine: Pick<Engine, "query">,
  { measure: id, files }: TownshipAccess & { status: "ok" },
  question: SliceQuestion,
  pair: readonly [Dimension, Dimension] | null,
  options: LoadOptions,
): Promise<{ status: "ok" } & LoadedSlices> {
  const { inside } = areaScope("enterprise", question.in);
  const where = sql`period = ${question.period} AND ${inside}`;
  const rows = await engine.query(rowFactsSql(id, where, { withTownships: true }), files, options);
  const sliced = rowDimensions.filter((one) => one !== "period" && one !== "area");
  const dimensions: Dimension[] = ["township", ...sliced.filter((one) => one !== "township")];
  return { status: "ok", question, parts: [slicesOf(rowCube(rows, id), question.in, dimensions, pair)] }; // prettier-ignore
}

const columns = [...factColumns.enterprise, "township"];

function rowCube(rows: readonly RawRow[], id: CountedId): LoadedCube {
  const coordinates = new Map(
    columns.map((name): [string, Coordinate] => {
      const builder = new CoordinateBuilder(columnDimension(name));
      builder.add(rows.map((row) => row[name]));
      return [name, builder.build()];
    }),
  );
  const cube: Cube = { rows: rows.length, coordinates };
  const counts = measureCounts(id).map((count): [string, Int32Array] => [
    count,
    Int32Array.from(rows, (row) => Number(row[countColumn(id, count)])),
  ]);
  return { cube, counts: Object.fromEntries(counts) as unknown as CountColumns };
}
