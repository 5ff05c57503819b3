import { writeFileSync } from "node:fs";
import { areas } from "../../src/domain/area.ts";
import { formerAreas } from "../../src/domain/formerAreas.ts";
import { initialsOf } from "./initialsOf.ts";

/** The source of src/domain/areaInitials.ts: `node --import tsx data/pinyin/writeAreaInitials.ts` writes it. */
export function areaInitialsSource(): string {
  const names = [...new Set([...areas, ...formerAreas].map(({ name }) => name))];
  const lines = names.map((name) => `  ${name}: ${JSON.stringify(initialsOf(name))},`);
  return `/** Pinyin initials of the names of areas, former ones too. Generated: data/pinyin/writeAreaInitials.ts. */
// prettier-ignore
export const areaInitials: Readonly<Record<string, string>> = {
${lines.join("\n")}
};
`;
}

if (import.meta.url === `file://${process.argv[1]}`)
  writeFileSync(new URL("../../src/domain/areaInitials.ts", import.meta.url), areaInitialsSource());
