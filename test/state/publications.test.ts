import { render } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Pointer } from "../../src/domain/generation.ts";
import type { Snapshot } from "../../src/engine/snapshot.ts";
import type { Publications } from "../../src/state/publications.svelte.ts";
import { noteVersion, seenVersion } from "../../src/state/seenVersion.ts";
import PublicationsHost from "./PublicationsHost.svelte";

const [opened, next] = ["a".repeat(16), "b".repeat(16)];
const pointer = (version: number, generation: string): Pointer => ({
  format: 1,
  generation,
  version,
  provenance: "0".repeat(64),
});

let served: unknown;
let asked: RequestInit[];
let publications: Publications;
let unmount: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  asked = [];
  vi.stubGlobal("fetch", async (_address: string, init: RequestInit) => {
    asked.push(init);
    if (served instanceof Error) throw served;
    return new Response(JSON.stringify(served));
  });
  const snapshot = { id: opened, pointer: pointer(5, opened) } as Snapshot;
  const ready = (state: Publications): void => void (publications = state);
  ({ unmount } = render(PublicationsHost, { props: { snapshot, ready } }));
});
afterEach(() => {
  unmount();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const seen = (): unknown => [
  publications.newer?.version,
  publications.stale,
  publications.needsProgram,
];

it("asks every three minutes, past a cache that does not ask the server", async () => {
  served = pointer(5, opened);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(asked.map(({ cache }) => cache)).toEqual(["no-cache", "no-cache", "no-cache"]);
  expect(seen()).toEqual([undefined, undefined, false]);
});

it("asks when the page is seen again, not while it is hidden, and not once it is gone", async () => {
  const state = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  expect(asked).toHaveLength(0);
  state.mockReturnValue("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveLength(1);
  unmount();
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(asked).toHaveLength(1);
  state.mockRestore();
});

it("asks once more for all that was asked while an answer was on its way", async () => {
  served = pointer(6, next);
  for (let times = 0; times < 3; times++) void publications.look();
  expect(asked).toHaveLength(1);
  served = pointer(7, next);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveLength(2);
  expect(seen()).toEqual([7, undefined, false]);
});

it.each([
  ["a later publication", pointer(6, next), [6, undefined, false]],
  ["the same", pointer(5, opened), [undefined, undefined, false]],
  ["a rollback to the open generation", pointer(7, opened), [undefined, undefined, false]],
  ["an earlier one, out of a cache", pointer(4, next), [undefined, { got: 4, seen: 5 }, false]],
  ["one of a newer format", { format: 2 }, [undefined, undefined, true]],
  ["no pointer", "<html>", [undefined, undefined, false]],
  ["no answer", new TypeError("Failed to fetch"), [undefined, undefined, false]],
])("hears %s", async (_, pointerServed, expected) => {
  served = pointerServed;
  void publications.look();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen()).toEqual(expected);
});

it("takes back what a later pointer takes back", async () => {
  const look = async (version: number, generation: string): Promise<unknown> => {
    served = pointer(version, generation);
    await publications.look();
    return seen();
  };
  expect(await look(6, next)).toEqual([6, undefined, false]);
  expect(await look(5, opened)).toEqual([6, { got: 5, seen: 6 }, false]);
  expect(await look(7, opened)).toEqual([undefined, undefined, false]);
});

it("the tab remembers the highest version, also where nothing can be stored", () => {
  noteVersion(6);
  noteVersion(4);
  expect(seenVersion()).toBe(6);
  const denied = vi.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
    throw new DOMException("denied", "SecurityError");
  });
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("denied", "SecurityError");
  });
  expect(seenVersion()).toBe(0);
  expect(() => noteVersion(7)).not.toThrow();
  denied.mockRestore();
  vi.restoreAllMocks();
});
