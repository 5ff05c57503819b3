/** What is laid onto sheets, measured in any one unit. */
export interface Block {
  /** Heights of what is never cut: the rows of a table, a paragraph, a picture. */
  rows: readonly number[];
  /** Height of what is repeated above the rows on every sheet: title and table head. */
  head: number;
  /** Rows that stay together on either side of a break; more than the block has means that it is not parted. */
  least: number;
}

/** Rows `from` (included) to `to` (excluded) of a block. */
export interface Piece {
  block: number;
  from: number;
  to: number;
}

interface Open {
  sheets: Piece[][];
  /** Room left on the last sheet. */
  left: number;
}

const sum = (heights: readonly number[]): number =>
  heights.reduce((total, height) => total + height, 0);

/**
 * Blocks → the pieces on each sheet, in order. A block is parted between rows when it does not fit, each part under its
 * head; a row higher than a sheet has a sheet of its own.
 * @param room height of a sheet
 * @param gap space between two blocks on one sheet
 */
export function paginate(blocks: readonly Block[], room: number, gap: number): Piece[][] {
  const open: Open = { sheets: [[]], left: room };
  blocks.forEach((block, index) => lay(open, block, index, room, gap));
  return open.sheets.filter((sheet) => sheet.length > 0);
}

function lay(open: Open, block: Block, index: number, room: number, gap: number): void {
  let from = 0;
  while (from < block.rows.length) {
    const isFresh = (open.sheets.at(-1) ?? []).length === 0;
    const space = isFresh ? 0 : gap;
    const count = fitting(block, from, open.left - space, isFresh);
    if (count > 0) {
      open.sheets.at(-1)?.push({ block: index, from, to: from + count });
      open.left -= space + block.head + sum(block.rows.slice(from, from + count));
      from += count;
    }
    if (from < block.rows.length) {
      open.sheets.push([]);
      open.left = room;
    }
  }
}

/** How many rows from `from` on go into the room: 0 where they had better begin on the next sheet. */
function fitting(
  { rows, head, least }: Block,
  from: number,
  room: number,
  isFresh: boolean,
): number {
  const rest = rows.length - from;
  const whole = wholeRows(rows.slice(from), room - head);
  if (whole === rest) return rest;
  const kept = Math.min(whole, rest - least);
  if (kept >= least) return kept;
  return isFresh ? Math.max(1, whole) : 0;
}

function wholeRows(rows: readonly number[], room: number): number {
  let used = 0;
  const over = rows.findIndex((height) => (used += height) > room);
  return over < 0 ? rows.length : over;
}
