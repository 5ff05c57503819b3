/** Characters that a cell may hold. */
const longest = 32_767;

/** What XML cannot hold: control characters, halves of pairs, U+FFFE and U+FFFF. */
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What a reader would take for an escape. */
const escapeLike = /_(?=x[0-9a-fA-F]{4}_)/g;

const escapeOf = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "_x000D_",
};

/** What most texts are made of. */
const plain = /^[A-Za-z0-9 .,;:()\u3000-\u30ff\u4e00-\u9fff]*$/;

/** A text in the XML of a workbook. What is longer than a cell holds ends in …. */
export function xlsxText(text: string): string {
  if (text.length <= longest && plain.test(text)) return text;
  const held = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return held
    .replace(escapeLike, "_x005F_")
    .replace(unwritable, escapeOf)
    .replace(/[&<>"\r]/g, (character) => entities[character] ?? character);
}
