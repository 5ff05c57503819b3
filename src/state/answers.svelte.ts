import { untrack } from "svelte";
import type { Atlas } from "../engine/atlas.ts";
import type { Answer } from "../query/answer.ts";
import type { Question } from "../query/question.ts";
import { Latest } from "./latest.svelte.ts";

/** The answers to several questions: they arrive as a whole or not at all. Create it while a component initialises. */
export class AnswersState {
  readonly latest: Latest<readonly Question[], readonly Answer[]>;

  constructor(atlas: () => Atlas, questions: () => readonly Question[]) {
    this.latest = new Latest((asked, signal) =>
      Promise.all(asked.map((question) => atlas().ask(question, { signal }))),
    );
    // As text: a new list with the same questions asks nothing.
    const key = $derived(JSON.stringify(questions()));
    $effect(() => {
      void key;
      untrack(() => void this.latest.load(questions()));
    });
  }
}
