import { findingRules } from "./findingRules.ts";

const header = `# Messages of publishing

What \`atlas publish\`, \`verify\`, \`rollback\`, \`withdraw\` and \`list\` may say, by code. Each line of the command names the path, and
what was found there. This page is written by \`node --import tsx data/publish/writeMessages.ts\`.

| code | meaning · 含义 | what to do · 办法 |
| --- | --- | --- |
`;

/** The page docs/messages.md: every code with what it means and what to do, in both languages. */
export const messagesPage = (): string =>
  header +
  Object.entries(findingRules)
    .map(
      ([code, { what, fix }]) =>
        `| \`${code}\` | ${what.en}<br>${what.zh} | ${fix.en}<br>${fix.zh} |\n`,
    )
    .join("");
