import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paginate, type Block } from "../../src/domain/paginate.ts";

const table = (rows: number, height = 10, head = 20): Block => ({
  rows: Array.from({ length: rows }, () => height),
  head,
  least: 2,
});
const picture = (height: number): Block => ({ rows: [height], head: 0, least: 1 });

describe("blocks on sheets", () => {
  it("share a sheet while they fit, with the gap between them", () => {
    expect(paginate([picture(40), picture(50)], 100, 10)).toEqual([
      [
        { block: 0, from: 0, to: 1 },
        { block: 1, from: 0, to: 1 },
      ],
    ]);
    expect(paginate([picture(40), picture(51)], 100, 10)).toHaveLength(2);
  });

  it("are parted between rows, each part under its head", () => {
    // 30 + gap 10 leaves 60: head 20 and four rows of 10; the next sheet has head 20 and the other eight.
    expect(paginate([picture(30), table(12)], 100, 10)).toEqual([
      [
        { block: 0, from: 0, to: 1 },
        { block: 1, from: 0, to: 4 },
      ],
      [{ block: 1, from: 4, to: 12 }],
    ]);
  });

  it("never leave one row alone below a head or above a break", () => {
    // Room for one row below the picture: the table begins on the next sheet.
    expect(paginate([picture(55), table(3)], 100, 10)).toEqual([
      [{ block: 0, from: 0, to: 1 }],
      [{ block: 1, from: 0, to: 3 }],
    ]);
    // Eight rows fit, nine do not: seven stay, so that two follow.
    expect(paginate([table(9)], 100, 10)).toEqual([
      [{ block: 0, from: 0, to: 7 }],
      [{ block: 0, from: 7, to: 9 }],
    ]);
  });

  it("that are not to be parted go to the next sheet as a whole", () => {
    const closing: Block = { rows: [10, 10], head: 0, least: 2 };
    expect(paginate([picture(75), closing], 100, 10)).toEqual([
      [{ block: 0, from: 0, to: 1 }],
      [{ block: 1, from: 0, to: 2 }],
    ]);
  });

  it("give a row higher than a sheet a sheet of its own", () => {
    expect(paginate([picture(10), picture(150), picture(10)], 100, 10)).toEqual([
      [{ block: 0, from: 0, to: 1 }],
      [{ block: 1, from: 0, to: 1 }],
      [{ block: 2, from: 0, to: 1 }],
    ]);
  });

  it("without rows take no room", () => {
    expect(paginate([table(0), picture(100)], 100, 10)).toEqual([[{ block: 1, from: 0, to: 1 }]]);
    expect(paginate([], 100, 10)).toEqual([]);
  });
});

describe("whatever the heights", () => {
  const block = fc.record({
    rows: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 }),
    head: fc.integer({ min: 0, max: 30 }),
    least: fc.integer({ min: 1, max: 3 }),
  });
  const room = 200;
  const gap = 8;
  const height = (blocks: Block[], sheet: ReturnType<typeof paginate>[number]): number =>
    sheet.reduce((sum, { block: index, from, to }, at) => {
      const { rows = [], head = 0 } = blocks[index] ?? {};
      return sum + (at > 0 ? gap : 0) + head + rows.slice(from, to).reduce((a, b) => a + b, 0);
    }, 0);

  it("every row is on exactly one sheet, in order, and no sheet is overfull", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        const sheets = paginate(blocks, room, gap);
        const laid = sheets
          .flat()
          .flatMap(({ block: index, from, to }) =>
            Array.from({ length: to - from }, (_, at) => `${index}/${from + at}`),
          );
        expect(laid).toEqual(
          blocks.flatMap(({ rows }, index) => rows.map((_, at) => `${index}/${at}`)),
        );
        for (const sheet of sheets) expect(height(blocks, sheet)).toBeLessThanOrEqual(room);
      }),
      { numRuns: 300 },
    );
  });
});
