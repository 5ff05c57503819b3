import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { group } from "d3-array";
import {
  area,
  areaChildren,
  formerArea,
  placeOf,
  type Area,
  type Place,
} from "../../src/domain/area.ts";
import { isParkId, park } from "../../src/domain/park.ts";
import { boundaryFiles, boundaryParents } from "./boundaryFiles.ts";
import { BoundaryError, formatValue, type BoundaryProblem } from "./boundaryProblem.ts";
import { parsePolygons, type Polygons } from "./parsePolygons.ts";

export interface Boundary {
  readonly area: Area;
  readonly polygons: Polygons;
  readonly file: string;
  readonly feature: number;
}

/** The outline of a park, which may cross borders of areas. */
export interface ParkBoundary {
  readonly id: string;
  /** The place on whose map it is drawn. */
  readonly place: Place;
  readonly polygons: Polygons;
}

/** A feature that carried a superseded code under the current name. */
export interface Recoded {
  readonly file: string;
  readonly feature: number;
  readonly from: string;
  readonly to: string;
}

export interface Boundaries {
  /** Parent adcode → its children in the order of the area table; complete or absent. */
  readonly byParent: ReadonlyMap<string, readonly Boundary[]>;
  /** Outlines of parks, by their place. */
  readonly parks: ReadonlyMap<string, readonly ParkBoundary[]>;
  /** Parents of which the files hold nothing. */
  readonly missing: readonly string[];
  readonly recoded: readonly Recoded[];
  readonly skipped: readonly string[];
}

type Fault = Pick<BoundaryProblem, "rule" | "fix"> & { readonly value: unknown };
type Properties = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Properties =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const adcodeKeys = ["adcode", "code", "区划代码"] as const;

const parkKeys = ["park_id", "园区编号"] as const;

const text = (value: unknown): string =>
  typeof value === "number" || typeof value === "string" ? String(value).trim() : "";

function adcodeOf(properties: Properties): string {
  return adcodeKeys.map((key) => text(properties[key])).find((code) => code !== "") ?? "";
}

/** The id of the park that a feature outlines; "" for a feature of an area. */
const parkIdOf = (properties: Properties): string =>
  parkKeys.map((key) => text(properties[key])).find((id) => id !== "") ?? "";

/** An official park has its place; any other says an area that it lies in. */
function parkOf(properties: Properties): Pick<ParkBoundary, "id" | "place"> | Fault {
  const id = parkIdOf(properties);
  const place = park(id)?.place ?? placeOf(adcodeOf(properties));
  if (!isParkId(id)) return { value: id, rule: "not the id of a park", fix: "correct it" };
  if (place !== null) return { id, place };
  const fix = `add a property ${adcodeKeys.join(", ")}: an area that it lies in`;
  return { value: id, rule: "no official park, and no area stated", fix };
}

function statedParent(properties: Properties): string {
  const { parent_adcode: flat, parent } = properties;
  return text(flat) || text(isRecord(parent) ? parent.adcode : "");
}

/** The area of a superseded code, when the feature already bears the name of its only successor. */
function renamed(adcode: string, properties: Properties): Area | undefined {
  const [successor = "", ...others] = formerArea(adcode)?.successors ?? [];
  const found = others.length === 0 ? area(successor) : undefined;
  return found && found.name === text(properties.name) ? found : undefined;
}

function unknownFault(adcode: string): Fault {
  const former = formerArea(adcode);
  if (!former) return { value: adcode, rule: "adcode unknown", fix: "correct it or remove it" };
  const { name, until, successors } = former;
  const rule = `adcode of ${name}, not in force since ${until}`;
  return { value: adcode, rule, fix: `use boundaries that have ${successors.join(", ")}` };
}

function areaOf(properties: Properties): Area | Fault {
  const adcode = adcodeOf(properties);
  if (adcode === "") {
    const fix = `add a property ${adcodeKeys.join(", ")}: six digits`;
    return { value: properties, rule: "adcode missing", fix };
  }
  const found = area(adcode) ?? renamed(adcode, properties);
  if (!found) return unknownFault(adcode);
  const parent = found.parent ?? "";
  if (!boundaryParents.includes(parent)) {
    const rule = `${found.name} not a child of an area that is drawn`;
    return { value: adcode, rule, fix: "remove the feature" };
  }
  const stated = statedParent(properties);
  if (stated === "" || stated === parent) return found;
  const fix = `correct the parent to ${parent} or the adcode`;
  return { value: adcode, rule: `${found.name} not a child of ${stated}`, fix };
}

function parseFeature(feature: unknown): Pick<Boundary, "area" | "polygons"> | Fault {
  if (!isRecord(feature) || feature.type !== "Feature")
    return { value: feature, rule: "not a GeoJSON Feature", fix: "export as FeatureCollection" };
  const found = areaOf(isRecord(feature.properties) ? feature.properties : {});
  if ("rule" in found) return found;
  const polygons = parsePolygons(feature.geometry);
  return "rule" in polygons ? polygons : { area: found, polygons };
}

function parsePark(feature: Properties): ParkBoundary | Fault {
  const found = parkOf(isRecord(feature.properties) ? feature.properties : {});
  if ("rule" in found) return found;
  const polygons = parsePolygons(feature.geometry);
  return "rule" in polygons ? polygons : { ...found, polygons };
}

const isPark = (feature: unknown): feature is Properties =>
  isRecord(feature) && isRecord(feature.properties) && parkIdOf(feature.properties) !== "";

function loadFeatures(path: string): unknown[] {
  const file = basename(path);
  const refuse = (value: unknown, rule: string, fix: string) =>
    new BoundaryError([{ file, feature: null, value: formatValue(value), rule, fix }]);
  let collection: unknown;
  try {
    collection = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path)));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw refuse(reason, "not JSON in UTF-8", "export the file again as GeoJSON, UTF-8");
  }
  const { type, features } = isRecord(collection) ? collection : {};
  if (type !== "FeatureCollection" || !Array.isArray(features))
    throw refuse(type ?? null, "not a GeoJSON FeatureCollection", "export as FeatureCollection");
  return features;
}

function originalCode(feature: unknown): string {
  return isRecord(feature) && isRecord(feature.properties) ? adcodeOf(feature.properties) : "";
}

/** What has been read so far. */
class Reading {
  readonly found = new Map<string, Boundary>();
  readonly parks = new Map<string, ParkBoundary>();
  readonly problems: BoundaryProblem[] = [];
  readonly recoded: Recoded[] = [];

  readFile(path: string) {
    try {
      const file = basename(path);
      for (const [index, feature] of loadFeatures(path).entries()) this.read(file, index, feature);
    } catch (cause) {
      if (!(cause instanceof BoundaryError)) throw cause;
      this.problems.push(...cause.problems);
    }
  }

  read(file: string, index: number, feature: unknown) {
    if (isPark(feature)) return this.readPark(file, index, feature);
    const parsed = parseFeature(feature);
    if ("rule" in parsed) return this.refuse(file, index, parsed);
    const { adcode } = parsed.area;
    const first = this.found.get(adcode);
    if (first) {
      const rule = `adcode already in ${first.file}, feature ${first.feature}`;
      return this.refuse(file, index, { value: adcode, rule, fix: "keep one of the two" });
    }
    this.found.set(adcode, { ...parsed, file, feature: index });
    const from = originalCode(feature);
    if (from !== adcode) this.recoded.push({ file, feature: index, from, to: adcode });
  }

  readPark(file: string, index: number, feature: Properties) {
    const parsed = parsePark(feature);
    if ("rule" in parsed) return this.refuse(file, index, parsed);
    if (!this.parks.has(parsed.id)) return void this.parks.set(parsed.id, parsed);
    const rule = "park outlined twice";
    this.refuse(file, index, { value: parsed.id, rule, fix: "keep one of the two" });
  }

  refuse(file: string, feature: number, { value, rule, fix }: Fault) {
    this.problems.push({ file, feature, value: formatValue(value), rule, fix });
  }
}

function childrenFound(parent: string, { found, problems }: Reading): readonly Boundary[] {
  const children = areaChildren(parent);
  const present = children.flatMap(({ adcode }) => found.get(adcode) ?? []);
  const absent = children.filter(({ adcode }) => !found.has(adcode));
  const [first] = present;
  if (first && absent.length > 0) {
    const value = absent.map(({ adcode, name }) => `${adcode} ${name}`).join(", ");
    const rule = `${area(parent)?.name ?? parent} incomplete`;
    problems.push({ file: first.file, feature: null, value, rule, fix: "add the areas named" });
  }
  return present;
}

const nothingIn = (paths: readonly string[]): BoundaryProblem => ({
  file: paths.map((path) => basename(path)).join(", "),
  feature: null,
  value: null,
  rule: "no boundary of any area",
  fix: "name .json or .geojson files, or a folder that holds them",
});

/**
 * Boundaries from GeoJSON FeatureCollections, files or folders of them. A feature names its area by
 * the property adcode, code or 区划代码 (text or number); one file may hold children of several
 * parents. A parent must be complete or absent. A feature with a property park_id or 园区编号 is the outline of a park.
 * @throws BoundaryError with every problem: file, feature index, value, rule and fix.
 */
export function readBoundaries(paths: readonly string[]): Boundaries {
  const { files, skipped } = boundaryFiles(paths);
  const reading = new Reading();
  for (const file of files) reading.readFile(file);
  const read = boundaryParents.map((parent) => [parent, childrenFound(parent, reading)] as const);
  if (reading.found.size === 0 && reading.problems.length === 0)
    reading.problems.push(nothingIn(paths));
  if (reading.problems.length > 0) throw new BoundaryError(reading.problems);
  const missing = read.filter(([, children]) => children.length === 0).map(([parent]) => parent);
  const byParent = new Map(read.filter(([, children]) => children.length > 0));
  const parks = group([...reading.parks.values()], ({ place }) => place as string);
  return { byParent, parks, missing, recoded: reading.recoded, skipped };
}
