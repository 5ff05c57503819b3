const escape = /_x([0-9A-Fa-f]{4})_/g;

/** Text of SpreadsheetML with its escapes read: `_x000D_` is a carriage return, `_x005F_` an underscore (ST_Xstring). */
export const decodeEscapes = (text: string): string =>
  text.includes("_x")
    ? text.replace(escape, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
