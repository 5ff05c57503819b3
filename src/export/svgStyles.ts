/** What decides how a drawing looks, as presentation attributes of SVG. */
const properties = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "paint-order",
  "font-size",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
  "letter-spacing",
] as const;

/** What follows from the parent or is so without being said. */
const initial: Readonly<Record<string, string>> = {
  "fill-opacity": "1",
  "stroke-opacity": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  opacity: "1",
  "paint-order": "normal",
  "dominant-baseline": "auto",
  "letter-spacing": "normal",
};

/** Attributes that mean something on the page alone. */
const ofPage = /^(class|style|role|tabindex|aria-.*|data-.*|on.*)$/;

/**
 * A copy of a drawing that looks the same without the page: styles of the page become attributes of each element. It is
 * measured in the light look, whatever that of the page is.
 */
export function withInlineStyles(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const ground = document.createElement("div");
  // The colours of paper, see app.css.
  ground.className = "sheet visually-hidden";
  ground.append(copy);
  document.body.append(ground);
  try {
    for (const element of [copy, ...copy.querySelectorAll("*")]) inline(element);
  } finally {
    ground.remove();
  }
  copy.remove();
  for (const element of [copy, ...copy.querySelectorAll("*")]) strip(element);
  return copy;
}

/** Styles are read before any class goes. */
function inline(element: Element): void {
  const style = getComputedStyle(element);
  if (style.display === "none" && element.closest("defs") === null) {
    element.setAttribute("data-hidden", "");
    return;
  }
  if (element.closest("title, desc") !== null) return;
  for (const property of properties) {
    const value = style.getPropertyValue(property);
    if (value !== "" && value !== (initial[property] ?? "")) element.setAttribute(property, value);
  }
}

function strip(element: Element): void {
  if (element.hasAttribute("data-hidden")) return void element.remove();
  for (const { name } of [...element.attributes])
    if (ofPage.test(name)) element.removeAttribute(name);
}
