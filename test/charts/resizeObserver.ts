/** jsdom has no layout and no ResizeObserver: sizes stay unknown and charts take their default width. */
class NoResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver ??= NoResizeObserver;
