import { getContext, setContext } from "svelte";
import { isCountedByRow } from "../domain/isCountedByRow.ts";
import { measureFacts, type CountedId } from "../domain/measure.ts";
import { filtersTownships } from "../domain/namesTownships.ts";
import { townshipAccess } from "../engine/townshipAccess.ts";
import type { AnswerRow } from "../query/answer.ts";
import { answerSql } from "../query/answerSql.ts";
import { rowAnswerSql } from "../query/rowAnswerSql.ts";
import { questionPeriods, type Question } from "../query/question.ts";
import type { AnyTarget } from "./targetBoard.svelte.ts";
import type { Site } from "./site.svelte.ts";

/** A figure on the screen: the question that was asked, the row it stands in, the target beside it. */
export interface Figure {
  question: Question;
  row: AnswerRow | undefined;
  target?: AnyTarget | undefined;
}

/** Where a figure comes from: what ran over which published files. */
export interface FigureSource {
  sql: string;
  params: readonly (string | number | boolean)[];
  generation: string;
  /** Fact files that the question reads. */
  files: readonly { period: string; file: string; bytes: number }[];
}

export function figureSource(site: Site, question: Question): FigureSource {
  const { snapshot } = site.opened.atlas;
  if (ofTownships(question)) return townshipSource(site, question);
  const { text, params } = answerSql(question);
  const dataset = snapshot.datasetOf(question.measure);
  const files = questionPeriods(question).flatMap((period) => {
    const facts = dataset?.periods.find((one) => one.period === period)?.facts;
    return measureFacts(question.measure).flatMap((table) => {
      const held = facts?.[table];
      return held === undefined ? [] : [{ period, file: held.file, bytes: held.bytes }];
    });
  });
  return { sql: text, params, generation: snapshot.id, files };
}

type TownshipQuestion = Question & { measure: CountedId };

const ofTownships = (question: Question): question is TownshipQuestion =>
  isCountedByRow(question.measure) &&
  (question.by.includes("township") || filtersTownships(question.where));

/** No fact table has townships: such figures are counted from the rows of enterprises. */
function townshipSource({ ledger, opened }: Site, question: TownshipQuestion): FigureSource {
  const { text, params } = rowAnswerSql(question);
  const { measure, in: area } = question;
  const files = question.periods.flatMap((period) => {
    const access = townshipAccess(ledger, { measure, in: area, period });
    if (access.status !== "ok") return [];
    return access.files.map(({ ref: { file, bytes } }) => ({ period, file, bytes }));
  });
  return { sql: text, params, generation: opened.atlas.snapshot.id, files };
}

/** The one dialog that explains figures: shows whichever was asked about last. */
export class FigureDialog {
  figure = $state.raw<Figure>();

  show(figure: Figure): void {
    this.figure = figure;
  }

  close(): void {
    this.figure = undefined;
  }
}

const key = Symbol("figure dialog");

export const setFigureDialog = (dialog: FigureDialog): FigureDialog => setContext(key, dialog);

/** The dialog of the page; undefined where a component stands by itself, which then offers no explanation. */
export const getFigureDialog = (): FigureDialog | undefined => getContext(key);
