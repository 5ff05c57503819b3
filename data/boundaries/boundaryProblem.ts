/** One fault in a boundary file, with its address and what to do about it. */
export interface BoundaryProblem {
  readonly file: string;
  /** Index of the feature in the file, from 0; null when the fault is the file's. */
  readonly feature: number | null;
  /** The offending value, shortened; null when there is none. */
  readonly value: string | null;
  readonly rule: string;
  readonly fix: string;
}

/** `hangzhou.geojson, feature 3, "330199": adcode not in force; correct the adcode` */
export function formatBoundaryProblem({ file, feature, value, rule, fix }: BoundaryProblem) {
  const address = feature === null ? file : `${file}, feature ${feature}`;
  return `${address}${value === null ? "" : `, ${value}`}: ${rule}; ${fix}`;
}

const shown = 20;

/** Boundaries that cannot be used. Lists every problem found; the message shows the first 20. */
export class BoundaryError extends Error {
  readonly problems: readonly BoundaryProblem[];

  constructor(problems: readonly BoundaryProblem[]) {
    const lines = problems.slice(0, shown).map(formatBoundaryProblem);
    const more = problems.length - lines.length;
    super([...lines, ...(more > 0 ? [`and ${more} more problems`] : [])].join("\n"));
    this.name = "BoundaryError";
    this.problems = problems;
  }
}

/** A value as it appears in a message: JSON, at most 60 characters. */
export function formatValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
