/** The reader's size of text in relation to the usual 16 pixels: drawings with text in them grow with it. */
export function textScale(): number {
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) && size > 0 ? size / 16 : 1;
}
