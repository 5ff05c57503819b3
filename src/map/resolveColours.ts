import { mapColours, type MapColours } from "./areaLook.ts";

/**
 * The colours of the map as they are now on an element, for a canvas, which knows no properties.
 * @throws Error when the style sheet of the page does not define one
 */
export function resolveColours(element: Element): MapColours {
  const style = getComputedStyle(element);
  const resolve = (colour: string): string => {
    const name = colour.slice("var(".length, -1);
    const value = style.getPropertyValue(name).trim();
    if (value === "") throw new Error(`no colour ${name} in the style sheet`);
    return value;
  };
  const { ink, paper, quiet, hatch, dot, edge, outline } = mapColours;
  return {
    ink: resolve(ink),
    paper: resolve(paper),
    quiet: resolve(quiet),
    hatch: resolve(hatch),
    dot: resolve(dot),
    edge: resolve(edge),
    outline: resolve(outline),
  };
}
