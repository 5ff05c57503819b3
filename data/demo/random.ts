/** What a draw decides: every purpose has a stream of its own, so a new one changes no other. */
export type Purpose =
  | "area"
  | "county-weight"
  | "county-level"
  | "nature"
  | "section"
  | "sector-code"
  | "sector-empty"
  | "size"
  | "size-angle"
  | "tail"
  | "tail-factor"
  | "growth"
  | "unlocated"
  | "township"
  | "in-park"
  | "park"
  | "park-cell"
  | "headcount-unknown"
  | "closes"
  | "willing"
  | "build-mode"
  | "membership"
  | "real-name"
  | "real-name-empty"
  | "women"
  | "women-empty"
  | "scale"
  | "group"
  | "key-list"
  | "key-list-first"
  | "key-list-second"
  | "hitech"
  | "tech-sme"
  | "premises"
  | "activity"
  | "address"
  | "workers"
  | "operating"
  | "party"
  | "should-build"
  | "new-business"
  | "platform"
  | "platform-parent"
  | "backstop"
  | "park-union"
  | "federation"
  | "group-size"
  | "group-active"
  | "group-level"
  | "group-empty"
  | "democracy"
  | "venue"
  | "venue-type"
  | "venue-size"
  | "venue-point"
  | "venue-federation"
  | "union-day"
  | "union-year"
  | "union-quality"
  | "women-committee"
  | "bank-account"
  | "certificate"
  | "audit-committee"
  | "chair-elected"
  | "six-haves"
  | "star-month"
  | "self-rated"
  | "spot-check"
  | "spot-check-passed"
  | "municipal-five-star"
  | "park-day"
  | "federation-day"
  | "federation-staff"
  | "demonstration"
  | "has-staff"
  | "has-premises"
  | "has-funds"
  | "sector-union"
  | "staff-size"
  | "staff-level"
  | "staff-trained"
  | "staff-rounding"
  | "facility"
  | "facility-hours"
  | "survey-day"
  | "work-status"
  | "evaluation";

/** A number in [0, 1) that depends on nothing but the seed, the subject `n`, the purpose and the month. */
export type Draw = (n: number, purpose: Purpose, month?: number) => number;

/** The finaliser of MurmurHash3: every input bit changes about half of the output bits. */
function mix(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

const salt = (purpose: string) =>
  [...purpose].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619),
    -2128831035,
  );

/** Draws by counter instead of by sequence: any one can be repeated without those before it. */
export function drawsOf(seed: number): Draw {
  const key = mix((seed | 0) ^ mix(Math.floor(seed / 2 ** 32) + 0x9e3779b9));
  const salts = new Map<Purpose, number>();
  const saltOf = (purpose: Purpose) => {
    const known = salts.get(purpose);
    if (known !== undefined) return known;
    const made = mix(key ^ salt(purpose));
    salts.set(purpose, made);
    return made;
  };
  return (n, purpose, month = 0) => {
    const hash = mix(Math.imul(n, 0x9e3779b1) ^ saltOf(purpose));
    return (mix(hash + Math.imul(month, 0x85ebca77)) >>> 0) / 2 ** 32;
  };
}

/** Chooses by weight: a number in [0, 1) becomes a position; the first of ever higher sums above it. */
export function chooser(weights: readonly number[]): (u: number) => number {
  let sum = 0;
  const sums = weights.map((weight) => (sum += weight));
  return (u) => {
    const wanted = u * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? sum) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Chooses one of several values by weight. */
export function choice<Value>(
  weighted: readonly (readonly [Value, number])[],
): (u: number) => Value {
  const choose = chooser(weighted.map(([, weight]) => weight));
  return (u) => {
    const found = weighted[choose(u)];
    if (found === undefined) throw new Error("nothing to choose from");
    return found[0];
  };
}
