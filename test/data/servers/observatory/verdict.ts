/** What is seen of a site: its page, and where plain http leads. */
export interface Visit {
  /** Address of the page. */
  url: string;
  /** Headers of the page, names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  /** One `Set-Cookie` each. */
  cookies: readonly string[];
  html: string;
  /** Addresses from the plain http one on, each led to by the one before; undefined when http does not answer. */
  route: readonly string[] | undefined;
}

/**
 * The outcome of one test, with the points that it adds to 100. Written after the public description "HTTP Observatory
 * Tests & Scoring" of MDN.
 */
export interface Verdict {
  test: string;
  result: string;
  modifier: number;
}

/** Judges by a table of results: `result` must be one of it. */
export const verdict = <Result extends string>(
  test: string,
  modifiers: Readonly<Record<Result, number>>,
  result: Result,
): Verdict => ({ test, result, modifier: modifiers[result] });
