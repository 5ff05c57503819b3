/** Dots in columns of a width, one above the other: column and level (from 0) of each, those further left first. */
export function stackDots<Dot extends { at: number }>(
  dots: readonly Dot[],
  width: number,
): (Dot & { column: number; level: number })[] {
  const levels = new Map<number, number>();
  return [...dots]
    .sort((a, b) => a.at - b.at)
    .map((dot) => {
      const column = Math.round(dot.at / width);
      const level = levels.get(column) ?? 0;
      levels.set(column, level + 1);
      return { ...dot, column, level };
    });
}
