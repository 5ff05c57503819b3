import { mount, unmount } from "svelte";
import type { MapProps } from "./mapProps.ts";
import SvgMap from "./SvgMap.svelte";

/** Pixels of a drawn map. */
const size = { width: 960, height: 680 };

/** Far outside the window, with the colours of paper (see app.css): sizes are measured there, and nobody sees it. */
function ground(): HTMLElement {
  const element = document.createElement("div");
  element.className = "sheet";
  Object.assign(element.style, {
    position: "fixed",
    visibility: "hidden",
    left: "-9999px",
    top: "0",
    width: `${size.width}px`,
    height: `${size.height}px`,
  });
  document.body.append(element);
  return element;
}

const nothing = (): void => {};

/** A map drawn for a file, whatever draws that of the page: lines stay lines. `release` takes it off again. */
export async function mountSvgMap(
  map: Pick<MapProps, "shapes" | "rows" | "mode" | "marks" | "highlighted">,
): Promise<{ svg: SVGSVGElement; release: () => void }> {
  const target = ground();
  const fixed = { selected: null, hovered: null, label: "", onselect: nothing, onhover: nothing };
  let hear: () => void = nothing;
  const painted = new Promise<void>((resolve) => (hear = resolve));
  const component = mount(SvgMap, { target, props: { ...map, ...fixed, onpaint: () => hear() } });
  const release = (): void => {
    void unmount(component);
    target.remove();
  };
  await painted;
  const svg = target.querySelector("svg");
  if (svg === null) {
    release();
    throw new Error("the map was not drawn");
  }
  return { svg, release };
}
