/** Longest text that a link carries, in characters. */
export const longestLinkedSql = 1500;

/** Longest as the address holds it, where a Chinese letter takes nine. */
const longestEncoded = 6000;

/** Whether a link can carry the text: not too long, no signs of control but ends of lines and tabs. */
export function isLinkedSql(text: string): boolean {
  if (text === "" || text.length > longestLinkedSql) return false;
  if (/[\p{Cs}\ufffd]|[^\P{Cc}\n\t]/u.test(text)) return false;
  return encodeURIComponent(text).length <= longestEncoded;
}
