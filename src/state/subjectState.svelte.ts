import type { Period } from "../domain/period.ts";
import type { Atlas } from "../engine/atlas.ts";
import type { Subject } from "../query/overviewQuestions.ts";
import { Latest } from "./latest.svelte.ts";
import { loadSubject, type SubjectAnswers } from "./subjectAnswers.ts";

export interface SubjectInput {
  atlas: Atlas;
  subject: Subject;
  periods: readonly Period[];
}

/** The answers of the subject in view: asked anew whenever it changes. Create it while a component initialises. */
export class SubjectState {
  readonly latest = new Latest<SubjectInput, SubjectAnswers>(
    ({ atlas, subject, periods }, signal) => loadSubject(atlas, subject, periods, signal),
  );
  #input: () => SubjectInput | undefined;

  constructor(input: () => SubjectInput | undefined) {
    this.#input = input;
    // The subject as text: a new view object with the same subject asks nothing.
    const key = $derived(JSON.stringify(input()?.subject));
    $effect(() => {
      if (key !== undefined) this.reload();
    });
  }

  reload(): void {
    const input = this.#input();
    if (input !== undefined) void this.latest.load(input);
  }
}
