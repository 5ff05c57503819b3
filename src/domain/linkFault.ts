/**
 * Why a part of a link is ignored: there is no such `page`; an unknown `key` or `value`; a key `repeated`; a damaged
 * percent `encoding`; a link of a `length` that no view has.
 */
export const linkFaultKinds = ["page", "key", "value", "repeated", "encoding", "length"] as const;
export type LinkFaultKind = (typeof linkFaultKinds)[number];

/** A part of a link that was not understood, shortened to be shown. */
export interface LinkFault {
  kind: LinkFaultKind;
  text: string;
}

const shown = 40;

/** Signs that draw nothing, turn the direction of writing or are no text at all. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

export function linkFault(kind: LinkFaultKind, text: string): LinkFault {
  const signs = [...text.slice(0, 2 * shown)];
  const short = signs.length > shown ? `${signs.slice(0, shown).join("")}…` : signs.join("");
  return { kind, text: short.replace(unprintable, "\ufffd") };
}
