import { expect, it } from "vitest";
import { isOtherGeneration } from "../../src/state/followGeneration.svelte.ts";

const [current, older, gone] = ["c".repeat(16), "a".repeat(16), "0".repeat(16)];
const pointer = { format: 1, generation: current, version: 3, provenance: "" } as const;

const cases: [
  what: string,
  wanted: string | null,
  id: string,
  asked: string | null,
  is: boolean,
][] = [
  ["the current one is open and none is named", null, current, null, false],
  ["the link names what is open", current, current, null, false],
  ["the link names another", older, current, null, true],
  ["an older one was asked for and is open", older, older, older, false],
  ["an older one is open, and Back led to a link without one", null, older, older, true],
  ["an older one is open, and the link names the current", current, older, older, true],
  ["a gone one was asked for, the current is shown", gone, current, gone, false],
  ["a gone one was asked for, the link names none any more", null, current, gone, false],
];

it.each(cases)("%s", (_, wanted, id, requested, expected) => {
  expect(isOtherGeneration(wanted, { id, requested, pointer })).toBe(expected);
});
