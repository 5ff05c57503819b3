import { parks, type Park } from "../../src/domain/park.ts";
import { column } from "../../src/domain/schema.ts";
import { formatBoolean, formatLine } from "./csv.ts";
import { progressSince } from "./months.ts";
import type { Draw } from "./random.ts";

const placeType = ({ kind, name }: Park) =>
  kind === "工业园区" || (kind === null && name.includes("工业园")) ? "工业园区" : "开发区";

const degrees = (value: number | null) => (value === null ? "" : String(value));

/** Parks get a union first, a federation later; neither is lost again. */
function isBuilt(u: number, { level }: Park, rate: number, behind: number): boolean {
  return u < rate + (level === "国家级" ? 0.15 : 0) - 0.08 * behind;
}

/** The columns of the ledger in their order: name in the schema and how its cell is filled. */
const columns: readonly (readonly [string, (park: Park) => string])[] = [
  ["park_id", ({ id }) => id],
  ["name", ({ name }) => name],
  ["place_type", placeType],
  ["adcodes", ({ areas }) => areas.join("；")],
  ["level", ({ level }) => level ?? ""],
  ["longitude", ({ lon }) => degrees(lon)],
  ["latitude", ({ lat }) => degrees(lat)],
];

/** The lines of park.csv in the month `ago` months before the last one: every official park, header first. */
export function* parkLines(ago: number, draw: Draw): Generator<string> {
  const names = [...columns.map(([name]) => name), "park_union", "federation"];
  yield formatLine(names.map((name) => column("park", name).zh));
  const behind = progressSince(ago);
  for (const [rank, park] of parks.entries()) {
    const cells = columns.map(([, cell]) => cell(park));
    const union = isBuilt(draw(rank, "park-union"), park, 0.72, behind);
    const federation = isBuilt(draw(rank, "federation"), park, 0.5, behind);
    yield formatLine([...cells, formatBoolean(union), formatBoolean(federation)]);
  }
}
