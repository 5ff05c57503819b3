/** Whether a text can be the name of a township: townships have no codes, and districts may share a name. */
export const isTownshipName = (text: string): boolean =>
  /^[^\p{Cc}\p{Cs}\ufffd]{1,30}$/u.test(text);
