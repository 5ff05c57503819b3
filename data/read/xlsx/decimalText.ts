/** The shortest decimal that equals the number, without exponent; -0 is 0. The number must be finite. */
export function decimalText(value: number): string {
  const text = String(value);
  if (!text.includes("e")) return text;
  const sign = value < 0 ? "-" : "";
  const [mantissa = "", exponent] = text.slice(sign.length).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, "0");
}
