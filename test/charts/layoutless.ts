/** jsdom has no layout: sizes stay unknown and charts take their default width. */
class NoResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver ??= NoResizeObserver;

/** Nor a canvas; this says so without a word on the console. */
HTMLCanvasElement.prototype.getContext = () => null;
