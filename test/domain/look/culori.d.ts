/** What the tests of colours take from culori, which brings no types. */
declare module "culori" {
  interface LinearRgb {
    mode: "lrgb";
    r: number;
    g: number;
    b: number;
  }
  export function converter(mode: "lrgb"): (colour: string) => LinearRgb | undefined;
  export function differenceCiede2000(): (one: LinearRgb, other: LinearRgb) => number;
}
