import { maskOf, parseCode, type Codelist } from "../../src/domain/codelist.ts";
import { nearestWord } from "./nearestWord.ts";
import { CellFault, type CellParser } from "./cell.ts";
import { shortened } from "./problem.ts";
import { splitList } from "./splitList.ts";

const unknownCode = (codelist: Codelist, text: string): CellFault => {
  const words = codelist.codes.map(({ zh }) => zh);
  const nearest = nearestWord(text, words);
  const hint = nearest === undefined ? "" : `“${shortened(text)}”是否应为“${nearest}”？`;
  const few = words.slice(0, 12).join("、") + (words.length > 12 ? "…" : "");
  return new CellFault(
    "unknown-code",
    `${hint}可填：${few}`,
    `${nearest === undefined ? "" : `is "${shortened(text)}" "${nearest}"? `}known words: ${few}`,
  );
};

/** One word of a codelist as its id. */
export function codeParser(codelist: Codelist): CellParser {
  const known = new Map(
    codelist.codes.flatMap(({ id, zh, en, aliases }) =>
      [id, zh, en, ...(aliases ?? [])].map((word) => [word, parseCode(codelist, word)?.id ?? id]),
    ),
  );
  return (text) => known.get(text) ?? unknownCode(codelist, text);
}

// A word may itself contain 、 (市、区工会服务中心), so it parts words only where it must.
const partsOf = (codelist: Codelist, text: string): string[] =>
  splitList(text).flatMap((part) =>
    parseCode(codelist, part) === undefined ? splitList(part, /、/) : [part],
  );

/** Texts that a column remembers at most. */
const remembered = 10_000;

const remember = (parse: CellParser): CellParser => {
  const known = new Map<string, ReturnType<CellParser>>();
  return (text) => {
    const value = known.get(text) ?? parse(text);
    if (known.size < remembered) known.set(text, value);
    return value;
  };
};

/** Words of a codelist joined by ；;or 、 as a bit mask. */
export function codesParser(codelist: Codelist): CellParser {
  return remember((text) => {
    const ids: string[] = [];
    for (const part of partsOf(codelist, text)) {
      const code = parseCode(codelist, part);
      if (code === undefined) return unknownCode(codelist, part);
      ids.push(code.id);
    }
    return maskOf(codelist, ids);
  });
}
