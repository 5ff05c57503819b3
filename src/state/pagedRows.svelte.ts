import { untrack } from "svelte";
import { isAbort } from "../engine/abort.ts";

/** Rows that are fetched at a time. */
export const pageSize = 500;

/** Pages that are kept: far more than can be in view. */
const keptPages = 60;

/** Fetches rows from the first on, as many as that. */
export type LoadRows<Row> = (first: number, count: number) => Promise<readonly Row[]>;

/** Rows of a long list, a page at a time as they come into view: one request is under way, the next is for what is in view then. */
export class PagedRows<Row> {
  readonly total: number;
  error = $state.raw<Error>();
  readonly #load: LoadRows<Row>;
  #pages = $state.raw<readonly { page: number; rows: readonly Row[] }[]>([]);
  #wanted: readonly number[] = [];
  #isLoading = false;

  constructor(total: number, load: LoadRows<Row>) {
    this.total = total;
    this.#load = load;
  }

  /** The row at an index from 0; undefined until it has come. */
  at(index: number): Row | undefined {
    return this.#held(Math.floor(index / pageSize))?.[index % pageSize];
  }

  /** These rows, both included, are in view. */
  want(first: number, last: number): void {
    const [from, to] = [first, Math.min(last, this.total - 1)].map((index) =>
      Math.floor(Math.max(0, index) / pageSize),
    );
    if (from === undefined || to === undefined || this.total === 0) return;
    this.#wanted = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    untrack(() => void this.#work());
  }

  retry(): void {
    this.error = undefined;
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#isLoading || this.error !== undefined) return;
    this.#isLoading = true;
    try {
      for (let page = this.#missing(); page !== undefined; page = this.#missing())
        this.#keep(page, await this.#load(page * pageSize, this.#sizeOf(page)));
    } catch (error) {
      if (!isAbort(error)) this.error = error as Error;
    } finally {
      this.#isLoading = false;
    }
  }

  #held(page: number): readonly Row[] | undefined {
    return this.#pages.find((held) => held.page === page)?.rows;
  }

  #missing(): number | undefined {
    return this.#wanted.find((page) => this.#held(page) === undefined);
  }

  #sizeOf(page: number): number {
    return Math.min(pageSize, this.total - page * pageSize);
  }

  #keep(page: number, rows: readonly Row[]): void {
    this.#pages = [...this.#pages.slice(1 - keptPages), { page, rows }];
  }
}
