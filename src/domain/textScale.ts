/** The reader's size of text, as the page says it ("16px"), in relation to the usual one: drawings grow with it. */
export function textScale(fontSize: string): number {
  const size = parseFloat(fontSize);
  return Number.isFinite(size) && size > 0 ? size / 16 : 1;
}
