import { isPeriod, type Period } from "../../src/domain/period.ts";

/** A side of a comparison as it is asked for: null is the current generation, and the latest period. */
export interface SideAsked {
  generation: string | null;
  period: Period | null;
}

const isGeneration = (text: string): boolean => /^[0-9a-f]{16}$/.test(text);

/** `2025-08`, a generation id (16 hex digits) or GENERATION:PERIOD; null for anything else. */
export function parseSide(text: string): SideAsked | null {
  if (isPeriod(text)) return { generation: null, period: text };
  const [generation = "", period, ...more] = text.split(":");
  if (!isGeneration(generation) || more.length > 0) return null;
  if (period === undefined) return { generation, period: null };
  return isPeriod(period) ? { generation, period } : null;
}
