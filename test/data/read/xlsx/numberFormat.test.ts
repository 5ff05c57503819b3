import { expect, it } from "vitest";
import {
  builtInFormat,
  customFormat,
  type NumberFormat,
} from "../../../../data/read/xlsx/numberFormat.ts";

it.each<[NumberFormat, readonly number[]]>([
  ["number", [0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 37, 38, 39, 40, 44, 48, 49, 59, 82, 163]],
  ["date", [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 57, 58, 71, 81]],
  ["time", [18, 19, 20, 21, 32, 33, 45, 46, 47, 75, 80]],
])("%s: built-in formats %j", (format, ids) => {
  for (const id of ids) expect([id, builtInFormat(id)]).toEqual([id, format]);
});

it.each<[NumberFormat, readonly string[]]>([
  [
    "date",
    [
      "yyyy-mm-dd",
      "YYYY/M/D",
      "yyyy-mm-dd;@",
      'yyyy"年"m"月"d"日"',
      'yyyy"年"m"月";@',
      "[$-804]aaaa",
      "[$-F800]dddd, mmmm dd, yyyy",
      "[$-404]e/m/d",
      '[$-411]ggge"年"m"月"d"日"',
      "mmm",
      "mmmm\\ yyyy",
      "d",
      "m/d/yy h:mm",
      "yyyy\\-mm\\-dd\\ hh:mm:ss",
      "[Red]yyyy",
      "[DBNum1]yyyy",
      "[<0]yyyy;yyyy-mm",
    ],
  ],
  [
    "time",
    [
      "h:mm",
      "hh:mm:ss.000",
      "mm:ss",
      "[h]:mm:ss",
      "[mm]:ss",
      "[ss]",
      "h:mm AM/PM",
      '上午/下午h"时"mm"分"',
      "[<100]0;yyyy-mm-dd",
      "[>=1]yyyy-mm-dd;0.00",
    ],
  ],
  [
    "number",
    [
      "General",
      "GENERAL",
      "G/通用格式",
      "@",
      "",
      "0",
      "0.00%",
      "#,##0.00_);[Red]\\(#,##0.00\\)",
      "0.00E+00",
      "##0.0e-0",
      "# ?/?",
      '0"days"',
      '#,##0"元"',
      "0\\h",
      "_-* #,##0.00\\ [$€-407]_-",
      "[Yellow]0",
      "[$-804]0",
      "[$USD] 0",
      "0_d",
      '0;"dmy"',
      "0;yyyy",
      "[>100]0.0;0",
      '"unclosed y',
    ],
  ],
])("%s: custom formats %j", (format, codes) => {
  for (const code of codes) expect([code, customFormat(code)]).toEqual([code, format]);
});
