/** Luminance above which black is clearer on a colour than white. */
const middle = 0.179;

/** Whether white is clearer than black on "#rrggbb", by the contrast of WCAG. */
export function isDark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return red * 0.2126 + green * 0.7152 + blue * 0.0722 < middle;
}
