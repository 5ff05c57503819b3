/** Relative luminance (WCAG) of "#rrggbb", 0–1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const [dark, light] = ["#101010", "#ffffff"] as const;

const contrast = (a: string, b: string): number => {
  const [more = 0, less = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (more + 0.05) / (less + 0.05);
};

/** The ink that reads better on a colour ("#rrggbb"). */
export const inkOn = (colour: string): string =>
  contrast(colour, dark) >= contrast(colour, light) ? dark : light;
