import type { Feature, MultiPolygon, Polygon } from "geojson";
import type { AnswerStatus } from "../query/answer.ts";

/** One area as the map shows it. */
export interface MapRow {
  readonly adcode: string;
  readonly name: string;
  /** Used where the full name has no room; the full name when left out. */
  readonly shortName?: string;
  /** 0–1 for rates; null when there is none. */
  readonly value: number | null;
  /** What a proportional circle shows. */
  readonly amount: number | null;
  readonly status: AnswerStatus;
  /** The number under the name, and read with it; "" for none. */
  readonly valueText: string;
  readonly colour: string;
}

/** A point over the areas, such as a park. */
export interface MapMark {
  readonly id: string;
  readonly name: string;
  /** Degrees. */
  readonly at: readonly [lon: number, lat: number];
  /** False where only the area is known that it lies in. */
  readonly isExact: boolean;
  /** Its outline, drawn in place of a circle; null where none is known. */
  readonly outline: Feature<Polygon | MultiPolygon> | null;
  /** What the size of its circle shows; null when there is none. */
  readonly amount: number | null;
  readonly status: AnswerStatus;
  readonly valueText: string;
  readonly colour: string;
}

/** `fill` colours areas by rate; `bubble` draws amounts as proportional circles over grey areas. */
export const mapModes = ["fill", "bubble"] as const;
export type MapMode = (typeof mapModes)[number];

/** What is drawn, apart from the shapes. */
export interface MapView {
  readonly rows: readonly MapRow[];
  readonly mode: MapMode;
  readonly selected: string | null;
  readonly hovered: string | null;
  /** Further areas outlined like the hovered one, such as those of a class in the legend. */
  readonly highlighted?: readonly string[] | undefined;
}

/** What the page shows beside the pointer. */
export interface TooltipText {
  readonly title: string;
  /** The large number with its unit. */
  readonly value?: string;
  readonly lines: readonly string[];
}

/** Pixels from the upper left corner of the map. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/** Pixels between a place and the edge of its map. */
export const mapPadding = 14;
