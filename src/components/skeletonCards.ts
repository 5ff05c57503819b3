/** A card that is not there yet. */
export interface SkeletonCard {
  /** About what it will have. */
  readonly height: string;
  /** Over all columns. */
  readonly isWide?: boolean;
}

/** Cards of the pages, in the order in which they are laid out. */
export const skeletonCards = {
  overview: [{ height: "45rem" }, { height: "42rem" }, { height: "36rem" }, { height: "26rem" }],
  subject: [{ height: "22rem" }, { height: "36rem" }, { height: "16rem" }, { height: "16rem" }],
  briefing: [{ height: "70rem", isWide: true }],
  screen: [{ height: "40rem", isWide: true }],
  changes: [{ height: "44rem", isWide: true }],
  rows: [{ height: "44rem", isWide: true }],
  compare: [{ height: "48rem", isWide: true }],
  targets: [
    { height: "30rem", isWide: true },
    { height: "30rem", isWide: true },
  ],
  slice: [{ height: "26rem" }, { height: "26rem" }, { height: "20rem" }, { height: "20rem" }],
  query: [{ height: "26rem" }, { height: "26rem" }],
  data: [
    { height: "20rem", isWide: true },
    { height: "30rem", isWide: true },
  ],
} as const satisfies Record<string, readonly SkeletonCard[]>;
