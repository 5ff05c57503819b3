import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Playback } from "../../src/state/playback.svelte.ts";

const periods = ["2025-01", "2025-02", "2025-03"];
let shown: string[];
const show = (period: string): void => void shown.push(period);

beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
});
afterEach(() => void vi.useRealTimers());

it("goes on from where the reader is, and ends at the last period", () => {
  const playback = new Playback();
  playback.play(periods, "2025-01", show);
  expect([shown, playback.isPlaying]).toEqual([["2025-02"], true]);
  vi.advanceTimersByTime(10_000);
  expect([shown, playback.isPlaying]).toEqual([["2025-02", "2025-03"], false]);
  expect(vi.getTimerCount()).toBe(0);
});

it("begins anew at the end", () => {
  const playback = new Playback();
  playback.play(periods, "2025-03", show);
  vi.advanceTimersByTime(10_000);
  expect(shown).toEqual(periods);
});

it("stops when told, and when the reader takes another period", () => {
  const playback = new Playback();
  playback.play(periods, "2025-03", show);
  playback.follow("2025-01");
  expect(playback.isPlaying).toBe(true);
  playback.follow("2025-03");
  expect(playback.isPlaying).toBe(false);
  playback.play(periods, "2025-03", show);
  playback.stop();
  vi.advanceTimersByTime(10_000);
  expect(shown).toEqual(["2025-01", "2025-01"]);
});

it("never plays twice at a time", () => {
  const playback = new Playback();
  playback.play(periods, "2025-03", show);
  playback.play(periods, "2025-03", show);
  vi.advanceTimersByTime(10_000);
  expect(shown).toEqual(["2025-01", ...periods]);
});
