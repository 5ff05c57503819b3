import {
  formatNamedViews,
  freeName,
  knownLink,
  mostNamedViews,
  namePlain,
  parseNamedViews,
  type NamedView,
} from "../domain/namedView.ts";

/** Where they are kept. */
const key = "atlas views";

/** Links that the reader keeps under names in this browser. */
export class NamedViews {
  list = $state.raw<readonly NamedView[]>([]);
  /** False where the browser keeps nothing: they last as long as the page. */
  isKept = $state(true);

  constructor() {
    this.list = this.#read();
  }

  /** Keeps a link; the name it got, or null when there is no name, no such link, or no room. */
  add(name: string, link: string): string | null {
    const [plain, known] = [namePlain(name), knownLink(link)];
    if (plain === "" || known === undefined || this.list.length >= mostNamedViews) return null;
    const free = this.#free(plain, this.list);
    this.#write([...this.list, { name: free, link: known }]);
    return free;
  }

  /** The name it got; the old one where the new one is empty. */
  rename(name: string, to: string): string {
    const others = this.list.filter((view) => view.name !== name);
    const plain = namePlain(to);
    const free = plain === "" ? name : this.#free(plain, others);
    this.#write(this.list.map((view) => (view.name === name ? { ...view, name: free } : view)));
    return free;
  }

  remove(name: string): void {
    this.#write(this.list.filter((view) => view.name !== name));
  }

  get file(): string {
    return formatNamedViews(this.list);
  }

  /** Takes the views of a file in: how many, and what was not understood; null when it is no such file. */
  take(text: string): { added: number; bad: readonly (string | number)[] } | null {
    const read = parseNamedViews(text);
    if (read === null) return null;
    const before = this.list.length;
    let views = this.list;
    for (const { name, link } of read.views.slice(0, mostNamedViews - before))
      if (!views.some((view) => view.name === name && view.link === link))
        views = [...views, { name: this.#free(name, views), link }];
    this.#write(views);
    const dropped = read.views.slice(mostNamedViews - before).map(({ name }) => name);
    return { added: views.length - before, bad: [...read.bad, ...dropped] };
  }

  #free(name: string, views: readonly NamedView[]): string {
    return freeName(
      name,
      views.map((view) => view.name),
    );
  }

  #read(): readonly NamedView[] {
    try {
      return parseNamedViews(localStorage.getItem(key) ?? "")?.views ?? [];
    } catch {
      this.isKept = false;
      return [];
    }
  }

  #write(views: readonly NamedView[]): void {
    this.list = views;
    try {
      localStorage.setItem(key, formatNamedViews(views));
      this.isKept = true;
    } catch {
      this.isKept = false;
    }
  }
}
