import { kinds, type Kind } from "./page/steps.ts";
import type { Measured, Name, Opened } from "./page/main.ts";
import type { PageTimes, Work } from "./shippedPage.ts";

/** Everything that was measured on one cube. */
export interface Result {
  enterprises: number;
  opened: Opened;
  measured: readonly Measured[];
  /** The shipped page without and with WebGL. */
  pages: Readonly<Record<"svg" | "webgl", PageTimes>>;
}

/** A share (0–1) of the way up the sorted values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
}

const [median, p95] = [0.5, 0.95];
const all = (times: Record<Kind, number[]>): number[] => kinds.flatMap((kind) => times[kind]);
const clicks = (times: Record<Kind, number[]>): number[] => [...times.click, ...times.add];

const labels: Record<Name, string> = {
  floor: "floor: one column added up under the filters",
  pass: "ours, a pass over the rows",
  index: "ours, the index of the dimension entered",
  naive: "one query per view (DuckDB-WASM)",
  groupingSets: "one GROUPING SETS query (DuckDB-WASM)",
  mosaic: "Mosaic, pre-aggregated, queries alone",
};

const cell = (values: readonly number[]): string =>
  values.length === 0
    ? "—"
    : `${quantile(values, median).toFixed(2)} / ${quantile(values, p95).toFixed(2)}`;

const line = (...cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const timesOf = ({ measured }: Result, name: Name): Measured["times"] => {
  const found = measured.find((one) => one.name === name);
  if (found === undefined) throw new Error(`not measured: ${name}`);
  return found.times;
};

const middle = (result: Result, name: Name): number => quantile(all(timesOf(result, name)), median);

/** How many times slower than the pass and the index of the same run. */
const ratios = (result: Result, name: Name): string[] =>
  (["pass", "index"] as const).map((own) =>
    (middle(result, name) / middle(result, own)).toFixed(1),
  );

function kernelTable(result: Result): string[] {
  const count = all(timesOf(result, "pass")).length;
  return [
    line("ms, median / p95", "clicks", "brush", "entered", "× pass", "× index"),
    line("---", "--:", "--:", "--:", "--:", "--:"),
    ...result.measured.map(({ name, times }) =>
      line(
        labels[name],
        cell(clicks(times)),
        cell(times.brush),
        quantile(times.enter, p95) < 0.05 ? "—" : cell(times.enter),
        ...ratios(result, name),
      ),
    ),
    "",
    `${count} interactions each, the same; figures compared for ${compared(result)} interactions.`,
    `Mosaic waits besides for a frame: ${cell(result.measured.flatMap(({ waits }) => waits))} ms.`,
  ];
}

const compared = ({ measured }: Result): number =>
  Math.min(...measured.map((one) => one.compared).filter((count) => count > 0));

const workCell = (work: readonly Work[], part: keyof Work): string =>
  cell(work.map((one) => one[part]));

const pageTable = ({ pages }: Result): string[] => [
  line("shipped page, ms, median / p95", "clicks", "brush", "entered"),
  line("---", "--:", "--:", "--:"),
  ...(["svg", "webgl"] as const).flatMap((name) =>
    (["update", "layout", "script", "processor"] as const).map((part) => {
      const { click, add, brush, enter } = pages[name].work;
      const words = {
        update: "DOM up to date, by the clock",
        layout: "and laid out, by the clock",
        script: "script alone, processor time",
        processor: "script, style and layout, processor time",
      };
      return line(
        `${name === "svg" ? "without" : "with"} WebGL: ${words[part]}`,
        workCell([...click, ...add], part),
        workCell(brush, part),
        workCell(enter, part),
      );
    }),
  ),
];

/** One section of Markdown. */
export function section(result: Result): string {
  const { enterprises, opened } = result;
  const { rows, sliced, decode, slice, blocks } = opened;
  const { opening } = result.pages.svg;
  return [
    `## ${enterprises.toLocaleString("en")} enterprises: ${rows} rows, ${sliced} in the slice`,
    "",
    `Once: decoding ${decode.toFixed(0)} ms, slicing ${slice.toFixed(0)} ms, blocks ${blocks.toFixed(0)} ms.`,
    "",
    ...kernelTable(result),
    "",
    ...pageTable(result),
    "",
    `Opening #/slice: ${opening.requests} requests, ${opening.bytes} bytes.`,
  ].join("\n");
}

/** Which aims are met, in words. */
export function aims([small, large]: readonly [Result, Result]): string {
  const of = (result: Result, name: Name, part: "clicks" | "brush"): number => {
    const times = timesOf(result, name);
    return quantile(part === "clicks" ? clicks(times) : times.brush, median);
  };
  const work = small.pages.svg.work;
  const clickWork = [...work.click, ...work.add];
  const atMost = (words: string, value: number, most: number): string =>
    `- ${value <= most ? "met" : "MISSED"}: ${words}: ${value.toFixed(2)} (at most ${most})`;
  const atLeast = (words: string, value: number, least: number): string =>
    `- ${value >= least ? "met" : "MISSED"}: ${words}: ${value.toFixed(1)} (at least ${least})`;
  const ours = middle(small, "index");
  return [
    "## Aims (medians of 1 M unless said otherwise)",
    "",
    atLeast("pass, times faster than naive", middle(small, "naive") / middle(small, "pass"), 3),
    atLeast("pass, times faster than Mosaic", middle(small, "mosaic") / middle(small, "pass"), 2),
    atLeast("index, times faster than naive", middle(small, "naive") / ours, 3),
    atLeast("index, times faster than Mosaic", middle(small, "mosaic") / ours, 2),
    atMost("index, times the floor", ours / middle(small, "floor"), 3),
    atMost("pass, times the floor", middle(small, "pass") / middle(small, "floor"), 3),
    atMost("click by a pass, p95 ms", quantile(clicks(timesOf(small, "pass")), p95), 16.7),
    atMost("brush by the index, p95 ms", quantile(timesOf(small, "index").brush, p95), 4),
    atMost(
      "click on the page, script, p95 ms of processor time",
      quantile(
        clickWork.map(({ script }) => script),
        p95,
      ),
      16.7,
    ),
    atMost(
      "click on the page, script, style and layout, p95 ms of processor time",
      quantile(
        clickWork.map(({ processor }) => processor),
        p95,
      ),
      16.7,
    ),
    atMost(
      "10 M: brush, times 1 M",
      of(large, "index", "brush") / of(small, "index", "brush"),
      1.5,
    ),
    atMost(
      "10 M: click by a pass, times 1 M",
      of(large, "pass", "clicks") / of(small, "pass", "clicks"),
      2.5,
    ),
    atMost(
      "10 M: click by the index, times 1 M",
      of(large, "index", "clicks") / of(small, "index", "clicks"),
      2.5,
    ),
  ].join("\n");
}
