import { auditLattice } from "./auditLattice.ts";
import type { Lattice } from "./lattice.ts";
import { linkLattices, type SeenPlace } from "./linkLattices.ts";
import { primaryRows, type PlaceLattice } from "./placeLattice.ts";
import { suppressLattice } from "./suppressLattice.ts";

/**
 * The rows of a place to hide: those that hold something, those hidden `anyway`, and what else it takes, by itself and
 * beside everything that readers see of the place elsewhere. Each is audited again at the end. Throws when it cannot be
 * done.
 */
export async function hidePlace(
  lattice: PlaceLattice,
  seen: readonly SeenPlace[],
  anyway: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const all: Lattice[] = [lattice, ...seen.map((one) => linkLattices(lattice, one))];
  let hidden: ReadonlySet<string> = new Set([...anyway, ...primaryRows(lattice)]);
  for (const one of all) hidden = await suppressLattice(one, hidden);
  for (const one of all) {
    const [exposed] = await auditLattice(one, hidden);
    if (exposed !== undefined)
      throw new Error(`${exposed.need.row}: can be told too closely from what is published`);
  }
  return hidden;
}
