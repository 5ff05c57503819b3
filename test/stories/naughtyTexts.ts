import { existsSync, readFileSync } from "node:fs";

const corpus = "../shared/corpora/naughty-strings/blns.json";

/** Set by those that get to run. */
export const flag = "naughtyTextRan";

const run = `window.${flag}=1`;

const own: readonly string[] = [
  // markup and script
  `<script>${run}</script>`,
  `</th></table><script>${run}</script>`,
  `<img src=x onerror="${run}">`,
  `<svg/onload=${run}>`,
  `"><body onload=${run}>`,
  `' onmouseover='${run}`,
  `<a href="javascript:${run}">某公司</a>`,
  `<iframe srcdoc="<script>parent.${flag}=1</script>"></iframe>`,
  `<style>*{display:none}</style>`,
  `&lt;b&gt; &amp;amp; &#60; &nbsp;`,
  // quotes and SQL
  `某“公司”"一"'二'`,
  `'; DROP TABLE enterprise; --`,
  `' OR '1'='1`,
  `%' UNION SELECT * FROM read_csv('/etc/passwd') --`,
  `100%_a\\b\\'`,
  // templates and formulas
  `\${${run}} {{${run}}} {@html "${run}"} <%= 1 %> $$ $& $1`,
  `=1+1`,
  `@SUM(A1)`,
  `-2+3|cmd`,
  `＝HYPERLINK("x")`,
  // names of what every object has
  `__proto__`,
  `constructor`,
  `null`,
  `undefined`,
  `NaN`,
  // writing
  `\u202eشركة\u202e abc\u202c \u2067עברית\u2069`,
  `零\u200b宽\u200d字\u2060符`,
  `👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇨🇳`,
  `Z̷̡͔͝a̴̢̛l̸g̵o e\u0301 é`,
  `𬭎㻬𠮷龘\u{10fffd}`,
  `两  个\u3000空  格`,
  `长${"很".repeat(5000)}`,
  // not names
  ``,
  ` \u3000 `,
  `换\n行`,
  `制\t表`,
  `响\u0007铃`,
  `替换\ufffd字符`,
];

/** Texts that something on the way might take for more than text; those of the corpus too, where it is there. */
export function naughtyTexts(): string[] {
  if (!existsSync(corpus)) return [...own];
  return [...own, ...(JSON.parse(readFileSync(corpus, "utf8")) as string[])];
}
