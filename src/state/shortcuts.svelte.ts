/** Where the reader's choice is kept. */
const key = "atlas shortcuts";

/** Keys that act by themselves, for readers who have not switched them off (WCAG 2.1.4). */
export class Shortcuts {
  isOn = $state(read());
  readonly #actions: Readonly<Partial<Record<string, () => void>>>;

  constructor(actions: Readonly<Partial<Record<string, () => void>>>) {
    this.#actions = actions;
  }

  switch(isOn: boolean): void {
    this.isOn = isOn;
    try {
      localStorage.setItem(key, isOn ? "on" : "off");
    } catch {
      // Without storage the choice holds while the page is open.
    }
  }

  /** Acts on a key that was not meant for a field, a control or the browser. */
  press(event: KeyboardEvent): void {
    if (!this.isOn || event.defaultPrevented || event.isComposing || isChord(event)) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]") !== null) return;
    const act = this.#actions[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  }
}

const isChord = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey;

/** What takes letters itself: fields, selects, lists. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest("input, select, textarea, [contenteditable], [role=listbox]") !== null;

function read(): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true;
  }
}
