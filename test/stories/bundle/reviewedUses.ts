/** Uses of newer features in the built site that were looked at: each is guarded, or something else of that name. */
export interface ReviewedUse {
  /** Name of the built file without its hash. */
  file: string;
  /** Name of the feature. */
  feature: string;
  uses: number;
  reason: string;
}

const maplibreReason =
  "reads why a request was given up; undefined in an older browser, which leaves the error without its text";

export const reviewedUses: readonly ReviewedUse[] = [
  {
    file: "assets/maplibre.js",
    feature: "AbortSignal.prototype.reason",
    uses: 3,
    reason: maplibreReason,
  },
  {
    file: "assets/maplibre-gl-csp-worker.js",
    feature: "AbortSignal.prototype.reason",
    uses: 1,
    reason: maplibreReason,
  },
  {
    file: "assets/common.js",
    feature: "import.meta.resolve",
    uses: 2,
    reason: "asks whether there is import.meta.resolve and takes new URL otherwise",
  },
  {
    file: "assets/common.js",
    feature: "HTMLElement.prototype.inert",
    uses: 1,
    reason: "a word in Svelte's list of attributes without a value; no page sets it",
  },
];
