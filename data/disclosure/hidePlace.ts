import { linkLattices, type SeenPlace } from "./linkLattices.ts";
import { primaryRows, type PlaceLattice } from "./placeLattice.ts";
import { suppressLattice } from "./suppressLattice.ts";

/**
 * The rows of a place to hide: those that hold something, those hidden `anyway`, and what else it takes, by itself and
 * beside everything that readers see of the place elsewhere. Each step ends with a proof that nothing is exposed, which
 * what later steps hide besides only strengthens. Throws when it cannot be done.
 */
export async function hidePlace(
  lattice: PlaceLattice,
  seen: readonly SeenPlace[],
  anyway: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const first = new Set([...anyway, ...primaryRows(lattice)]);
  let hidden = await suppressLattice(lattice, first);
  for (const one of seen) hidden = await suppressLattice(linkLattices(lattice, one), hidden);
  return hidden;
}
