import { paginate, type Block, type Piece } from "../../domain/paginate.ts";
import { blockKinds, leastRows } from "./blockKinds.ts";

/** One sheet: whose it is and what lies on it. */
export interface Sheet {
  /** Place of the area in the briefing. */
  area: number;
  /** From 0, among the sheets of the area. */
  index: number;
  pieces: readonly Piece[];
}

/** Pixels between two blocks; the sheet's style has the same. */
export const blockGap = 10;

/** Pixels kept free at the bottom of a sheet: paper rounds otherwise than the screen. */
const reserve = 6;

/** Reads heights from areas that are laid out at the width of a sheet, and lays their blocks onto sheets. */
export function layOut(areas: readonly Element[], room: number): Sheet[] {
  return areas.flatMap((element, area) => {
    const blocks = [...element.querySelectorAll("[data-block]")].map(measured);
    return paginate(blocks, room - reserve, blockGap).map((pieces, index) => ({
      area,
      index,
      pieces,
    }));
  });
}

function measured(element: Element): Block {
  const height = element.getBoundingClientRect().height;
  const rows = [...element.querySelectorAll("[data-row]")].map(
    (row) => row.getBoundingClientRect().height,
  );
  const kind = blockKinds.find((one) => one === element.getAttribute("data-block"));
  if (rows.length === 0) return { rows: [height], head: 0, least: 1 };
  const head = height - rows.reduce((sum, row) => sum + row, 0);
  return { rows, head, least: kind === undefined ? 1 : leastRows[kind] };
}
