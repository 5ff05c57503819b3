import { clausePoints, Coordinator, makeClient, Selection } from "@uwdata/mosaic-core";
import { column, Query, sum } from "@uwdata/mosaic-sql";

/** Linked views as the authors of Mosaic mean them: one client each, one selection that cross-filters. */
export async function mosaicViews(run, table, views) {
  let [first, last] = [0, 0];
  const connector = {
    async query({ type, sql }) {
      if (type === "arrow") first ||= performance.now();
      const bytes = await run(sql);
      return type === "exec" ? undefined : bytes;
    },
  };
  const coordinator = new Coordinator(connector, { logger: null });
  const selection = Selection.crossfilter();
  const rows = new Map();
  const clients = views.map(({ name, by, sums }) =>
    makeClient({
      coordinator,
      selection,
      query: (filter) =>
        Query.from(table)
          .select(Object.fromEntries(by.map((one) => [one, column(one)])))
          .select(Object.fromEntries(sums.map((one) => [one, sum(column(one))])))
          .where(filter)
          .groupby(...by),
      queryResult: (data) => {
        rows.set(name, data.toArray());
        last = performance.now();
      },
    }),
  );
  await Promise.all(clients.map(({ pending }) => pending));

  const sources = new Map();
  /** Of a column the clients that show it: its filter does not narrow them. */
  function sourceOf(name) {
    const own = clients.filter((_, at) => views[at].by.includes(name));
    if (!sources.has(name)) sources.set(name, { source: own[0], clients: new Set(own) });
    return sources.get(name);
  }
  const clause = ({ column: name, values }) =>
    clausePoints([column(name)], values?.map((value) => [value]) ?? null, sourceOf(name));

  return {
    async activate(filter) {
      selection.activate(clause(filter));
      const { entries } = coordinator.preaggregator;
      await Promise.all([...entries.values()].map((entry) => entry?.result));
    },
    async update(filter) {
      const begin = performance.now();
      [first, last] = [0, 0];
      selection.update(clause(filter));
      await selection.pending("value");
      const end = Math.max(last, begin);
      const from = first === 0 ? end : first;
      this.last = { queries: end - from, wait: from - begin };
    },
    spent() {
      return this.last;
    },
    rows: () => rows,
  };
}
