import { viewQuestion } from "../../../../src/cube/linkedAnswers.ts";
import type { Dimension } from "../../../../src/domain/dimension.ts";
import type { Filters } from "../../../../src/domain/filter.ts";
import type { Database } from "../../../../src/engine/database.ts";
import { answerSql } from "../../../../src/query/answerSql.ts";
import { countRows } from "../../../../src/query/countRows.ts";
import type { CountRow } from "../../../../src/query/question.ts";
import { asked, dimensions, pair } from "./asked.ts";
import type { Contender } from "./contender.ts";
import { figure } from "./kernel.ts";

/** One statement for each linked view, as the site asks any question of its database. */
export function sqlViews(database: Database): Contender {
  let rows: (readonly [string, readonly CountRow[]])[] = [];
  const view = async (by: readonly Dimension[], filters: Filters) => {
    const question = viewQuestion({ ...asked, filters, pair }, by);
    return countRows(question, await database.run(answerSql(question)));
  };
  return {
    show: async (filters) => {
      rows = [["total", await view([], filters)]];
      for (const dimension of dimensions) rows.push([dimension, await view([dimension], filters)]);
      rows.push(["pair", await view([...pair], filters)]);
    },
    figures: () =>
      new Map(
        rows
          .filter(([name]) => name !== "total")
          .flatMap(([name, own]) => own.filter(isCounted).map((row) => figure(name, row))),
      ),
  };
}

export const isCounted = ({
  numerator,
  denominator,
  leftOut,
}: Pick<CountRow, "numerator" | "denominator" | "leftOut">): boolean =>
  numerator !== 0 || (denominator ?? 0) !== 0 || (leftOut ?? 0) !== 0;
