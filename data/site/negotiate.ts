/** Content codings that pre-compressed siblings exist for, the smaller first. */
export const codings = ["br", "gzip"] as const;
export type Coding = (typeof codings)[number];

export const siblingExtension: Readonly<Record<Coding, string>> = { br: ".br", gzip: ".gz" };

/** The codings that a request's Accept-Encoding allows (`br;q=0` forbids), the smaller first. */
export function acceptedCodings(header: string | undefined): Coding[] {
  const weights = new Map((header ?? "").split(",").map(parseWeight));
  return codings.filter((coding) => (weights.get(coding) ?? weights.get("*") ?? 0) > 0);
}

function parseWeight(part: string): [name: string, weight: number] {
  const [name = "", ...parameters] = part.split(";").map((word) => word.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith("q="));
  return [name, weight === undefined ? 1 : Number(weight.slice(2))];
}
