import { formatView, parseView, type View } from "../domain/view.ts";

/** The view in the URL: the one owner of what is shown. */
export class ViewState {
  #parsed = $state.raw(parseView(location.hash));

  constructor() {
    // `popstate` comes with Back and Forward, `hashchange` with a link or an edited address.
    for (const event of ["popstate", "hashchange"]) addEventListener(event, () => this.#read());
  }

  get view(): View {
    return this.#parsed.view;
  }

  /** Parts of the URL that were not understood and are ignored. */
  get faults(): readonly string[] {
    return this.#parsed.faults;
  }

  /** A step of navigation: Back returns to where one was. */
  go(changes: Partial<View>): void {
    this.#write(changes, "pushState");
  }

  /** A change that is no step of its own, such as typing or selecting. */
  replace(changes: Partial<View>): void {
    this.#write(changes, "replaceState");
  }

  href(changes: Partial<View>): string {
    return formatView({ ...this.view, ...changes });
  }

  #write(changes: Partial<View>, method: "pushState" | "replaceState"): void {
    const hash = this.href(changes);
    if (hash === formatView(this.view) && this.faults.length === 0) return;
    history[method](null, "", hash);
    this.#read();
  }

  #read(): void {
    this.#parsed = parseView(location.hash);
  }
}
