import fc from "fast-check";
import { expect, it } from "vitest";
import { auditLattice } from "../../../data/disclosure/auditLattice.ts";
import { suppressLattice } from "../../../data/disclosure/suppressLattice.ts";
import { everySolution } from "./everySolution.ts";
import { needed, smallTable, tableLattice } from "./smallTables.ts";

/** LONG=1 runs ten thousand tables. */
const numRuns = process.env["LONG"] === "1" ? 10_000 : 12;

it("hides so much that no table of whole numbers gives a small count away", async () => {
  await fc.assert(
    fc.asyncProperty(smallTable, fc.constantFrom(2, 3), async (table, least) => {
      const lattice = tableLattice(table, least);
      const hidden = await suppressLattice(lattice, needed(lattice)).catch(refusal);
      if (hidden === null) return;
      const reached = everySolution(lattice, hidden);
      for (const [index, { lower, upper, row }] of lattice.needs.entries()) {
        expect([row, reached[index]?.least]).toEqual([row, lower]);
        expect(reached[index]?.greatest).toBeGreaterThanOrEqual(upper);
      }
    }),
    { numRuns },
  );
}, 3_600_000);

/** A table so small that nothing could hide a count is refused, never published. */
function refusal(error: unknown): null {
  expect(String(error)).toMatch(/nothing published could hide it|can be told/);
  return null;
}

it("shows every row that holds nothing, and hides no more than the cheapest rows around a small count", async () => {
  const lattice = tableLattice(
    {
      covered: [
        [0, 1, 20],
        [0, 30, 40],
        [0, 50, 60],
      ],
      uncovered: [
        [0, 10, 20],
        [0, 30, 40],
        [0, 50, 60],
      ],
    },
    3,
  );
  const hidden = await suppressLattice(lattice, needed(lattice));
  expect([...hidden].sort()).toEqual(["cell 1", "cell 2", "cell 4", "cell 5"]);
});

it("finds a planted leak: the row that alone keeps a count hidden is shown", async () => {
  const lattice = tableLattice(
    {
      covered: [
        [1, 20],
        [30, 40],
      ],
      uncovered: [
        [10, 20],
        [30, 40],
      ],
    },
    3,
  );
  const hidden = await suppressLattice(lattice, needed(lattice));
  expect(await auditLattice(lattice, hidden)).toEqual([]);
  for (const leak of [...hidden].filter((key) => !needed(lattice).has(key))) {
    const rest = new Set([...hidden].filter((key) => key !== leak));
    const [exposed] = await auditLattice(lattice, rest);
    expect(exposed).toMatchObject({ need: { row: "cell 0" }, lowest: 1, highest: 1 });
  }
  expect(hidden.size).toBe(4);
});

it("refuses what cannot be hidden: a single cell that is the total too", async () => {
  const lattice = tableLattice({ covered: [[2]], uncovered: [[0]] }, 3);
  const only = { ...lattice, rows: lattice.rows.slice(0, 0), needs: lattice.needs.slice(0, 1) };
  expect(await suppressLattice(only, new Set())).toEqual(new Set());
  const known = { sum: { indices: [0], factors: [1] }, lower: 2, upper: 2 };
  await expect(
    suppressLattice({ ...lattice, restrictions: [known] }, needed(lattice)),
  ).rejects.toThrow("nothing published could hide it");
});
