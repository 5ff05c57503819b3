/** GB 32100-2015: the 31 characters of a unified social credit code; I, O, S, V and Z are left out. */
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** GB 11714-1997: weights of the eight characters of an organisation number. */
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

const wellFormed = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const wellBegun = /^[0-9A-HJ-NPQRTUWXY]{17}$/;

/** Value of each character by its code; 0 for those that are not of the alphabet. */
const valueOf = new Uint8Array(128);
for (const [value, character] of [...alphabet].entries()) valueOf[character.charCodeAt(0)] = value;

function weighted(text: string, by: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < by.length; at++) sum += (by[at] ?? 0) * (valueOf[text.charCodeAt(at)] ?? 0);
  return sum;
}

const check = (text: string): string => alphabet.charAt((31 - (weighted(text, weights) % 31)) % 31);

/** The 18th character that belongs to the first 17; throws unless they are of the alphabet. */
export function checkCharacter(first17: string): string {
  if (!wellBegun.test(first17)) throw new Error(`not the start of a credit code: ${first17}`);
  return check(first17);
}

/** 18 characters of the alphabet, in upper case, that end in the right check character. */
export function isCreditCode(text: string): boolean {
  return wellFormed.test(text) && check(text) === text.charAt(17);
}

/** 18 characters of the alphabet, whatever the check character. */
export function isCreditCodeForm(text: string): boolean {
  return wellFormed.test(text);
}

/** Codes of region 000000 are never issued: they mark synthetic data. */
const syntheticPrefix = "91000000";

export function isSyntheticCode(code: string): boolean {
  return code.startsWith(syntheticPrefix);
}

const organisationCheck = (number8: string): string => {
  const value = 11 - (weighted(number8, organisationWeights) % 11);
  return value === 11 ? "0" : value === 10 ? "X" : String(value);
};

/** The n-th synthetic code, 0 ≤ n < 100,000,000: both check characters are right. */
export function syntheticCode(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n >= 1e8) throw new Error(`no synthetic code: ${n}`);
  const number8 = String(n).padStart(8, "0");
  const first17 = syntheticPrefix + number8 + organisationCheck(number8);
  return first17 + check(first17);
}
