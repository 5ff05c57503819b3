import { measure as measureOf } from "../../domain/measure.ts";
import { standing } from "../../domain/standing.ts";
import type { ExportTable } from "../../export/exportTable.ts";
import type { Site } from "../../state/site.svelte.ts";
import type { CountedTownships } from "../../state/townships.svelte.ts";
import { wordsIn } from "../../words/words.ts";
import { areaName } from "../rowText.ts";
import { answerTable } from "./answerTable.ts";

/** A measure by township. */
export function townshipExport(
  site: Site,
  adcode: string,
  counted: Extract<CountedTownships, { status: "ok" }>,
): ExportTable {
  const words = wordsIn(site.language);
  const measure = measureOf(counted.question.measure);
  return answerTable({
    site,
    measure,
    adcode,
    title: `${areaName(counted.question.in ?? adcode, site.language)} ${words.townships.title}`,
    periods: [counted.question.period],
    head: words.townships.name,
    groups: counted.rows.map((row) => {
      const name = row.keys[0] ?? null;
      const stands = measure.kind === "rate" ? standing(measure.id, adcode, row) : undefined;
      return { code: null, name: name ?? words.townships.unknown, row, stands };
    }),
  });
}
