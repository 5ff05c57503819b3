/** A feature of the platform with the first Chrome that has it, and how its use looks in code. */
export interface NewerFeature {
  name: string;
  chrome: number;
  use: RegExp;
  /** Where it lives, when taking it away makes a browser as if it were older. */
  path?: string;
}

/** A method of a prototype or constructor, found by its name behind a dot. */
const method = (path: string, chrome: number): NewerFeature => {
  const name = path.slice(path.lastIndexOf(".") + 1);
  return { name: path, chrome, path, use: new RegExp(`\\.${name}\\b(?=\\s*(?:\\?\\.)?\\()`) };
};

/** A property, called or not. */
const property = (path: string, chrome: number): NewerFeature => {
  const name = path.slice(path.lastIndexOf(".") + 1);
  return { name: path, chrome, path, use: new RegExp(`\\.${name}\\b`) };
};

/** A static of a constructor, which stands behind it. */
const staticOf = (path: string, chrome: number): NewerFeature => ({
  name: path,
  chrome,
  path,
  use: new RegExp(`\\b${path.replaceAll(".", "\\.")}\\b`),
});

const global = (name: string, chrome: number): NewerFeature => ({
  name,
  chrome,
  path: name,
  use: new RegExp(`(?<![\\w$.])${name}\\b(?!\\s*:)|(?:window|self|globalThis)\\.${name}\\b`),
});

/** A name too common to be looked for in code: it is taken away where pages are run as in an older browser. */
const common = (path: string, chrome: number): NewerFeature => ({
  name: path,
  chrome,
  path,
  use: /(?!)/,
});

/** Interfaces for scripts that came after Chrome 97. */
export const newerApis: readonly NewerFeature[] = [
  global("structuredClone", 98),
  { ...property("AbortSignal.prototype.reason", 98), use: /signal\.reason\b/i },
  method("CanvasRenderingContext2D.prototype.roundRect", 99),
  common("CanvasRenderingContext2D.prototype.reset", 99),
  method("HTMLInputElement.prototype.showPicker", 99),
  staticOf("Intl.supportedValuesOf", 99),
  method("AbortSignal.prototype.throwIfAborted", 100),
  property("HTMLElement.prototype.inert", 102),
  global("navigation", 102),
  staticOf("AbortSignal.timeout", 103),
  method("Element.prototype.checkVisibility", 105),
  staticOf("Response.json", 105),
  staticOf("CSS.highlights", 105),
  { name: "import.meta.resolve", chrome: 105, use: /import\.meta\.resolve/ },
  method("Intl.NumberFormat.prototype.formatRange", 106),
  method("Intl.PluralRules.prototype.selectRange", 106),
  method("Array.prototype.toSorted", 110),
  method("Array.prototype.toReversed", 110),
  method("Array.prototype.toSpliced", 110),
  method("Array.prototype.with", 110),
  method("String.prototype.isWellFormed", 111),
  method("String.prototype.toWellFormed", 111),
  method("Document.prototype.startViewTransition", 111),
  common("ArrayBuffer.prototype.resize", 111),
  { name: "RegExp flag v", chrome: 112, use: /RegExp\([^()]*,\s*["'`][dgimsuy]*v/ },
  method("Headers.prototype.getSetCookie", 113),
  method("ArrayBuffer.prototype.transfer", 114),
  method("ArrayBuffer.prototype.transferToFixedLength", 114),
  method("HTMLElement.prototype.showPopover", 114),
  method("HTMLElement.prototype.togglePopover", 114),
  { name: "scrollend", chrome: 114, use: /["'`]scrollend["'`]|onscrollend/ },
  staticOf("AbortSignal.any", 116),
  staticOf("Object.groupBy", 117),
  staticOf("Map.groupBy", 117),
  staticOf("Promise.withResolvers", 119),
  staticOf("URL.canParse", 120),
  staticOf("Array.fromAsync", 121),
  method("Set.prototype.union", 122),
  method("Set.prototype.intersection", 122),
  method("Set.prototype.difference", 122),
  method("Set.prototype.symmetricDifference", 122),
  method("Set.prototype.isSubsetOf", 122),
  method("Set.prototype.isSupersetOf", 122),
  method("Set.prototype.isDisjointFrom", 122),
  {
    name: "iterator helpers",
    chrome: 122,
    use: /\.(?:values|keys|entries)\(\)\.(?:map|filter|toArray|some|every|find|take|drop|flatMap|reduce|forEach)\(/,
  },
  { ...global("Iterator", 122), use: /(?<![\w$.])Iterator\.(?:from|prototype)/ },
  {
    name: "ReadableStream.prototype.values",
    chrome: 124,
    path: "ReadableStream.prototype.values",
    use: /for await\([^)]*\.body\b/,
  },
  method("Element.prototype.setHTMLUnsafe", 124),
  staticOf("Document.parseHTMLUnsafe", 124),
  staticOf("URL.parse", 126),
  staticOf("Promise.try", 128),
  staticOf("Intl.DurationFormat", 129),
  staticOf("scheduler.yield", 129),
  common("Response.prototype.bytes", 132),
  method("Element.prototype.moveBefore", 133),
  staticOf("Error.isError", 134),
  method("HTMLDialogElement.prototype.requestClose", 134),
  staticOf("Atomics.pause", 133),
  global("Float16Array", 135),
  staticOf("Math.f16round", 135),
  staticOf("RegExp.escape", 136),
  staticOf("Uint8Array.fromBase64", 140),
  staticOf("Uint8Array.fromHex", 140),
  method("Uint8Array.prototype.toBase64", 140),
  method("Uint8Array.prototype.toHex", 140),
  staticOf("Math.sumPrecise", 147),
];

const css = (name: string, chrome: number, use: RegExp): NewerFeature => ({ name, chrome, use });

/** Constructs of style sheets that came after Chrome 97. */
export const newerStyles: readonly NewerFeature[] = [
  css("@layer", 99, /@layer\b/),
  css("@container", 105, /@container\b|container-(?:type|name)\s*:/),
  css("@starting-style", 117, /@starting-style/),
  css("@scope", 118, /@scope\b/),
  css("individual transforms", 104, /[{;](?:translate|rotate|scale)\s*:/),
  css("range in media queries", 104, /@media[^{]*[<>]/),
  css(":has()", 105, /:has\(/),
  css(":modal", 105, /:modal\b/),
  css("small, large and dynamic viewport units", 108, /[\d.](?:[sld]v(?:h|w|i|b|min|max))\b/),
  css("trigonometric functions", 111, /\b(?:sin|cos|tan|atan2?|asin|acos)\(/),
  css("colour spaces and mixes", 111, /\b(?:oklch|oklab|lch|lab|color-mix|color)\(/),
  css(":nth-child(… of …)", 111, /:nth-(?:last-)?child\([^)]*\bof\b/),
  css("view transitions", 111, /view-transition-name|::view-transition/),
  css("linear()", 113, /\blinear\(/),
  css("text-wrap", 114, /text-wrap(?:-style|-mode)?\s*:/),
  css(":popover-open", 114, /:popover-open/),
  css("subgrid", 117, /\bsubgrid\b/),
  css("nesting", 120, /&[\s.:#[>]/),
  css("mask without prefix", 120, /(?<!-webkit-)\bmask(?:-image|-size|-repeat|-position)?\s*:/),
  css(":dir()", 120, /:dir\(/),
  css("scrollbar colours", 121, /scrollbar-(?:color|width)\s*:/),
  css("light-dark()", 123, /light-dark\(/),
  css("field-sizing", 123, /field-sizing\s*:/),
  css("align-content of blocks", 123, /(?:display:\s*block[^}]*align-content)/),
  css("anchors", 125, /anchor-name|position-anchor|\banchor\(/),
  css("round(), mod(), rem()", 125, /\b(?:round|mod|rem)\(/),
  css("interpolate-size", 129, /interpolate-size/),
  css(
    "print-color-adjust without prefix",
    136,
    /(?<!-webkit-print-color-adjust:\w+;)(?<!-webkit-)print-color-adjust/,
  ),
];
