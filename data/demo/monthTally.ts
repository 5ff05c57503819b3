import type { Place } from "../../src/domain/area.ts";
import { shouldBuild, type Enterprise } from "./enterprises.ts";
import type { EnterpriseState } from "./enterpriseState.ts";
import { NumberList } from "./numberList.ts";
import { platformPart } from "./platforms.ts";
import type { Draw } from "./random.ts";
import { townshipKnown } from "./unionId.ts";

/** Sums over enterprises. */
export interface Sums {
  employees: number;
  members: number;
  womenMembers: number;
  realNameMembers: number;
  /** Those that have a union of their own. */
  ownUnions: number;
}

/** Sums by the number of the township; 0 when the ledger does not say which. */
type Townships = Map<number, Sums>;

/** The enterprises of one division code. */
export interface AreaTally {
  all: Sums;
  townships: Townships;
  /** Those of the joint and of the covering union of each township. */
  joint: Townships;
  coverage: Townships;
}

const nothing: Sums = {
  employees: 0,
  members: 0,
  womenMembers: 0,
  realNameMembers: 0,
  ownUnions: 0,
};

function addTo(sums: Sums, state: EnterpriseState): void {
  sums.employees += state.employees;
  sums.members += state.members;
  sums.womenMembers += state.womenMembers;
  sums.realNameMembers += state.realNameMembers;
  if (state.mode === "standalone") sums.ownUnions += 1;
}

/** The value of the key, made anew when there is none. */
function valueAt<Key, Value>(all: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = all.get(key);
  if (found !== undefined) return found;
  const made = make();
  all.set(key, made);
  return made;
}

const noSums = (): Sums => ({ ...nothing });

const noArea = (): AreaTally => ({
  all: noSums(),
  townships: new Map(),
  joint: new Map(),
  coverage: new Map(),
});

/**
 * What the other ledgers of a month need to know of its enterprises. Memory: a few thousand sums, and at most eight bytes
 * for each enterprise that has a union of its own or none though it should.
 */
export class MonthTally {
  /** Numbers of the enterprises with a union of their own. */
  readonly ownUnions: Readonly<Record<Place, NumberList>> = {
    "330100": new NumberList(),
    "310000": new NumberList(),
    "450000": new NumberList(),
  };
  /** Numbers of those that should have a union and have none. */
  readonly backlog = new NumberList();
  /** By the division code of the ledger, which may be empty. */
  readonly areas = new Map<string, AreaTally>();
  /** The first head office of each platform. */
  readonly headOffices = new Map<number, Enterprise>();
  #draw: Draw;

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  add(own: Enterprise, state: EnterpriseState): void {
    const { mode } = state;
    const township = townshipKnown(own);
    const area = valueAt(this.areas, own.adcode, noArea);
    addTo(area.all, state);
    addTo(valueAt(area.townships, township, noSums), state);
    if (mode === "joint" || mode === "coverage")
      addTo(valueAt(area[mode], township, noSums), state);
    else if (mode === "standalone") this.ownUnions[own.territory.place].push(own.n);
    else if (shouldBuild(own, this.#draw) === true) this.backlog.push(own.n);
    this.#addPlatform(own);
  }

  #addPlatform(own: Enterprise): void {
    const part = platformPart(own, this.#draw);
    if (part?.role === "hq" && !this.headOffices.has(part.platform))
      this.headOffices.set(part.platform, own);
  }
}
