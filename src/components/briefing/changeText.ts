import { formatCount, formatPoints } from "../../domain/format.ts";
import type { Measure } from "../../domain/measure.ts";
import type { AreaChange } from "../../query/areaChanges.ts";
import type { BriefingWords } from "../../words/briefingWords.ts";
import type { Catalogue } from "../../words/words.ts";

interface Told {
  measure: Measure;
  /** The period before in words, "8月". */
  since: string;
  words: Catalogue;
  own: BriefingWords;
}

/** "较8月 +1.2 个百分点（多 35 家）", "较8月 +35 家", or that nothing changed or can be told. */
export function changeText(change: AreaChange | undefined, told: Told): string {
  const { measure, since, words, own } = told;
  const difference = change?.difference ?? null;
  if (change === undefined || difference === null) return own.unknown(since);
  if (difference === 0 && (change.gained ?? 0) === 0) return own.same(since);
  const unit = words.units[measure.unit];
  if (measure.kind === "count") return own.change(since, `${signedCount(difference)} ${unit}`);
  return own.change(since, rateText(difference, told)) + gainedText(change.gained, unit, told);
}

function rateText(difference: number, { measure, words, own }: Told): string {
  if (measure.kind === "ratio") return signed(difference, Math.abs(difference).toFixed(1));
  const points = formatPoints(difference);
  if (points === "0.0" && difference !== 0) return difference > 0 ? own.tinyRise : own.tinyFall;
  return words.points(points);
}

function gainedText(gained: number | null, unit: string, { words, own }: Told): string {
  if (gained === null || gained === 0) return "";
  const count = formatCount(Math.abs(gained));
  return words.bracketed(gained > 0 ? own.more(count, unit) : own.fewer(count, unit));
}

/** The change alone, for the cell of a table: "+1.2", "+35", "0.0", "—" where it cannot be told. */
export function changeCell(change: AreaChange | undefined, { kind }: Measure): string {
  const difference = change?.difference ?? null;
  if (difference === null) return "—";
  if (kind === "count") return difference === 0 ? "0" : signedCount(difference);
  if (kind === "ratio") return signed(difference, Math.abs(difference).toFixed(1));
  const points = formatPoints(difference);
  return points === "0.0" && difference !== 0 ? `${difference > 0 ? "+" : "−"}<0.1` : points;
}

const signed = (of: number, text: string): string => `${of < 0 ? "−" : of > 0 ? "+" : ""}${text}`;
const signedCount = (count: number): string => signed(count, formatCount(Math.abs(count)));
