import type { Site } from "../../state/site.svelte.ts";
import { wordsIn } from "../../words/words.ts";

/** Where the boundaries of a map come from, a sentence each. */
export function boundarySource({ language, opened: { settings, boundaries } }: Site): string[] {
  if (boundaries === null) return [];
  const { map } = wordsIn(language);
  const review = settings.boundaries.reviewNumber ?? boundaries.reviewNumber;
  return [
    map.source(
      settings.boundaries.source ?? boundaries.source,
      settings.boundaries.date ?? boundaries.date,
    ),
    ...(review === null ? [] : [map.review(review)]),
  ];
}
