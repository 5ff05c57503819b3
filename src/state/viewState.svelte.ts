import type { LinkFault } from "../domain/linkFault.ts";
import { formatView, parseView, type View } from "../domain/view.ts";

/** Longest text of a search, in characters. */
const longestSearch = 100;

/** The view in the URL: the one owner of what is shown. */
export class ViewState {
  #parsed = $state.raw(parseView(location.hash));
  #search = $state(keptSearch() ?? "");

  constructor() {
    // `popstate` comes with Back and Forward, `hashchange` with a link or an edited address.
    for (const event of ["popstate", "hashchange"]) addEventListener(event, () => this.#read());
  }

  get view(): View {
    return this.#parsed.view;
  }

  /** Parts of the URL that were not understood and are ignored. */
  get faults(): readonly LinkFault[] {
    return this.#parsed.faults;
  }

  /**
   * What is searched for on the page. It may be the name of an enterprise, so it is never in the URL, which is logged
   * and passed on; it stays in the history of this tab, where Back and a reload find it.
   */
  get search(): string {
    return this.#search;
  }

  /** Searches; with `changes` in one go, such as back to the first page of a list. */
  find(text: string, changes: Partial<View> = {}): void {
    this.#search = [...text].slice(0, longestSearch).join("");
    this.#write(changes, "replaceState");
    history.replaceState(this.#entry, "");
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

  get #entry(): { search: string } {
    return { search: this.#search };
  }

  #write(changes: Partial<View>, method: "pushState" | "replaceState"): void {
    const hash = this.href(changes);
    if (hash === formatView(this.view) && this.faults.length === 0) return;
    if (!hasSameList(this.view, { ...this.view, ...changes })) this.#search = "";
    history[method](this.#entry, "", hash);
    this.#read();
  }

  /** A link makes an entry without a search: one to the same list keeps it. */
  #read(): void {
    const before = this.view;
    this.#parsed = parseView(location.hash);
    const kept = hasSameList(before, this.view) ? this.#search : "";
    this.#search = keptSearch() ?? kept;
    // Browsers take few changes of the history a second.
    if (keptSearch() !== this.#search) history.replaceState(this.#entry, "");
  }
}

/** Whether a search on one view is one on the other; the card of a target lies over the list. */
const hasSameList = (a: View, b: View): boolean =>
  a.page === b.page && (a.page === "targets" || a.subject === b.subject);

/** The search of this entry of the history; undefined in a new one. */
function keptSearch(): string | undefined {
  const entry: unknown = history.state;
  const text =
    typeof entry === "object" && entry !== null ? Reflect.get(entry, "search") : undefined;
  return typeof text === "string" ? text : undefined;
}
