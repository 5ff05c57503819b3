import type { MapMark, MapPoint, MapView } from "./mapRow.ts";
import type { AreaShapes } from "./shapes.ts";

/** What both renderers take. */
export interface MapProps extends MapView {
  readonly shapes: AreaShapes;
  /** Points over quiet areas: then they, and not the areas, are hovered, selected and entered, by their ids. */
  readonly marks?: readonly MapMark[] | undefined;
  /** Name of the list of areas for assistive technology. */
  readonly label: string;
  readonly onselect: (adcode: string | null) => void;
  /** Point in pixels from the upper left corner; null when the pointer or the keyboard has left. */
  readonly onhover: (adcode: string | null, at: MapPoint | null) => void;
  /** Enter, double click, or a second tap. Without it Enter selects. */
  readonly ondrill?: ((adcode: string) => void) | undefined;
  /** The current shapes and rows are on the screen. */
  readonly onpaint?: (() => void) | undefined;
}

/** Words of the zoom buttons. */
export interface ZoomWords {
  readonly zoomIn: string;
  readonly zoomOut: string;
  /** Back to the whole place. */
  readonly whole: string;
}
