import type { Atlas } from "../engine/atlas.ts";
import type { Answer } from "../query/answer.ts";
import type { Question } from "../query/question.ts";
import { followInput } from "./followInput.svelte.ts";
import { Latest } from "./latest.svelte.ts";

/** The answers to several questions: they arrive as a whole or not at all. Create it while a component initialises. */
export class AnswersState {
  readonly latest: Latest<readonly Question[], readonly Answer[]>;

  constructor(atlas: () => Atlas, questions: () => readonly Question[]) {
    this.latest = new Latest((asked, signal) =>
      Promise.all(asked.map((question) => atlas().ask(question, { signal }))),
    );
    followInput(this.latest, questions);
  }
}
