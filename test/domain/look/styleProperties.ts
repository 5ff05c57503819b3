import { readFileSync } from "node:fs";

const css = readFileSync("src/app.css", "utf8");

/** Custom properties of a rule of the style sheet by name. */
function propertiesOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`app.css: no rule ${selector}`);
  const rule = css.slice(start, css.indexOf("}", start));
  return Object.fromEntries(
    [...rule.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

const light = propertiesOf(".sheet");

/** What `app.css` defines, by look. */
export const styleProperties = {
  light,
  dark: { ...light, ...propertiesOf(':root[data-look="dark"]') },
} as const;

/** What the dark look defines anew. */
export const darkOnly = propertiesOf(':root[data-look="dark"]');
