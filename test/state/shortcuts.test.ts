import { beforeEach, expect, it, vi } from "vitest";
import { Shortcuts } from "../../src/state/shortcuts.svelte.ts";

const act = vi.fn<() => void>();
let shortcuts: Shortcuts;

beforeEach(() => {
  localStorage.clear();
  act.mockClear();
  document.body.innerHTML =
    "<input><select></select><div role=listbox><b></b></div><button></button>";
  shortcuts = new Shortcuts({ "/": act });
});

function press(on: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", {
    key: "/",
    bubbles: true,
    cancelable: true,
    ...init,
  });
  const target = on === "" ? document.body : document.querySelector(on);
  target?.addEventListener("keydown", (heard) => shortcuts.press(heard as KeyboardEvent), {
    once: true,
  });
  target?.dispatchEvent(event);
  return event;
}

it("acts on its key, which the browser then leaves alone", () => {
  expect(press("").defaultPrevented).toBe(true);
  press("button");
  expect(act).toHaveBeenCalledTimes(2);
});

it.each(["input", "select", "[role=listbox] b"])("leaves keys to %s", (on) => {
  expect(press(on).defaultPrevented).toBe(false);
  expect(act).not.toHaveBeenCalled();
});

it.each([
  { ctrlKey: true },
  { metaKey: true },
  { altKey: true },
  { key: "x" },
  { isComposing: true },
])("leaves %j to the browser", (init) => {
  press("", init);
  expect(act).not.toHaveBeenCalled();
});

it("does nothing under a dialog", () => {
  document.body.innerHTML += "<dialog open></dialog>";
  press("");
  expect(act).not.toHaveBeenCalled();
});

it("stays off once it is switched off", () => {
  shortcuts.switch(false);
  press("");
  expect(act).not.toHaveBeenCalled();
  expect(new Shortcuts({}).isOn).toBe(false);
  shortcuts.switch(true);
  expect(new Shortcuts({}).isOn).toBe(true);
});
