import type { Measure } from "../../domain/measure.ts";
import { measure as measureOf } from "../../domain/measure.ts";
import { park } from "../../domain/park.ts";
import { standing } from "../../domain/standing.ts";
import { cell, statedCell } from "../../export/cell.ts";
import type { ExportCell, ExportTable } from "../../export/exportTable.ts";
import type { Answer, AnswerRow } from "../../query/answer.ts";
import type { Site } from "../../state/site.svelte.ts";
import { wordsIn } from "../../words/words.ts";
import { areaName } from "../rowText.ts";
import { answerTable } from "./answerTable.ts";

interface Parks {
  site: Site;
  adcode: string;
  measure: Measure;
  answer: Answer;
  names: ReadonlyMap<string, { name: string; areas: readonly string[] }>;
  federation: Answer | null;
  fifty: Answer | null;
}

/** The parks of an area, all of them, with what the table on the page has. */
export function parkExport({ site, measure, answer, names, ...asked }: Parks): ExportTable {
  const words = wordsIn(site.language);
  const fiftyMeasure = measureOf("zone-50plus-rate");
  const rowOf = (found: Answer | null, key: string | null): AnswerRow | undefined =>
    found?.rows.find((row) => row.keys[0] === key);
  const more = (key: string | null): ExportCell[] => {
    const [fifty, federation] = [rowOf(asked.fifty, key), rowOf(asked.federation, key)];
    return [
      cell(
        (names.get(key ?? "")?.areas ?? []).map((code) => areaName(code, site.language)).join(" "),
      ),
      key === null ? cell(null) : statedCell(fifty?.value, fifty?.status),
      key === null ? cell(null) : statedCell((federation?.numerator ?? 0) > 0, federation?.status),
    ];
  };
  return answerTable({
    site,
    measure,
    adcode: asked.adcode,
    title: `${areaName(asked.adcode, site.language)} ${words.parks.title}`,
    periods: answer.question.periods,
    head: words.parks.name,
    remarks: [words.parks.overlap],
    more: [
      { name: "areas", word: words.parks.where, type: "text" },
      { name: fiftyMeasure.id.replaceAll("-", "_"), word: words.parks.fifty, type: "rate" },
      { name: "has_federation", word: words.parks.federation, type: "boolean" },
    ],
    groups: answer.rows.map((row) => {
      const code = row.keys[0] ?? null;
      const stands = measure.kind === "rate" ? standing(measure.id, asked.adcode, row) : undefined;
      const name =
        code === null
          ? words.exports.columns.noPark
          : (names.get(code)?.name ?? park(code)?.name ?? code);
      return { code, name, row, more: more(code), stands: code === null ? undefined : stands };
    }),
  });
}
