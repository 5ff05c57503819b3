const fullWidth = /[\uff01-\uff5e]/g;

/** Full-width letters, digits and marks (１, Ａ, ，) as their ASCII twins. */
export function halfWidth(text: string): string {
  return text.replace(fullWidth, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}
