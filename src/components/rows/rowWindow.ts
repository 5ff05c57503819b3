/** How a long list lies in a frame that shows a part of it; sizes in pixels. */
export interface RowFrame {
  total: number;
  rowHeight: number;
  /** Of the frame, and how far it is scrolled. */
  height: number;
  scrollTop: number;
}

/** The rows to draw, `last` excluded, with the room before and after them. */
export interface RowWindow {
  first: number;
  last: number;
  before: number;
  after: number;
}

/** Rows drawn beyond what is in view, on either side. */
const spare = 8;

/** Browsers lay out no more than some 17 million pixels: a longer list is scrolled in larger steps. */
const tallest = 12_000_000;

/** Height of the whole list as it is scrolled. */
export const listHeight = ({ total, rowHeight }: RowFrame): number =>
  Math.min(total * rowHeight, tallest);

/** Up to here nothing is stretched: the spare rows above those in view would lie above the list. */
const plain = ({ rowHeight }: RowFrame): number => (spare + 1) * rowHeight;

/** Pixels of the list, laid out in full, for each pixel that it is scrolled beyond its plain beginning. */
function stretch(frame: RowFrame): number {
  const room = listHeight(frame) - frame.height - plain(frame);
  const full = frame.total * frame.rowHeight - frame.height - plain(frame);
  return room <= 0 ? 1 : full / room;
}

/** How far the list would be scrolled if it were laid out in full. */
const offsetOf = (frame: RowFrame): number =>
  frame.scrollTop <= plain(frame)
    ? frame.scrollTop
    : plain(frame) + (frame.scrollTop - plain(frame)) * stretch(frame);

/** The scroll position for such an offset. */
const scrollTopOf = (frame: RowFrame, offset: number): number =>
  offset <= plain(frame) ? offset : plain(frame) + (offset - plain(frame)) / stretch(frame);

export function rowWindow(frame: RowFrame): RowWindow {
  const { total, rowHeight, height, scrollTop } = frame;
  const offset = offsetOf(frame);
  const first = Math.max(0, Math.min(total, Math.floor(offset / rowHeight)) - spare);
  const last = Math.min(total, Math.ceil((offset + height) / rowHeight) + spare);
  const before = Math.max(0, first * rowHeight - offset + scrollTop);
  const drawn = (last - first) * rowHeight;
  return { first, last, before, after: Math.max(0, listHeight(frame) - before - drawn) };
}

/** The scroll position at which a row is in view, the least away from the present one. */
export function scrollToRow(frame: RowFrame, row: number): number {
  const { rowHeight, height, scrollTop } = frame;
  const offset = offsetOf(frame);
  const [top, bottom] = [row * rowHeight, (row + 1) * rowHeight];
  const wanted = Math.min(Math.max(offset, bottom - height), top);
  return wanted === offset ? scrollTop : scrollTopOf(frame, wanted);
}
