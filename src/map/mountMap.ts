import maplibregl from "maplibre-gl/dist/maplibre-gl-csp.js";
import type { Map as GlMap, MapMouseEvent } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-csp-worker.js?url";
import "maplibre-gl/dist/maplibre-gl.css";
import { areaStates, changedStates, type AreaStates } from "./featureStates.ts";
import type { MapColours } from "./areaLook.ts";
import { mapPadding, type MapPoint, type MapView } from "./mapRow.ts";
import { patternImage, patternRatio } from "./patternImage.ts";
import { resolveColours } from "./resolveColours.ts";
import type { AreaShapes } from "./shapes.ts";
import { lookFilters, mapStyle, patternImages } from "./style.ts";

export type Project = (place: readonly [lon: number, lat: number]) => MapPoint;

export interface MapHandlers {
  /** `isTouch`: by finger. */
  onclick: (adcode: string | null, isTouch: boolean) => void;
  ondoubleclick: (adcode: string) => void;
  onhover: (adcode: string | null, at: MapPoint | null) => void;
  /** After every change of the camera or the size, with the projection now in force. */
  onmove: (project: Project) => void;
  /** The last update is on the screen. */
  onpaint: () => void;
  /** The map cannot go on: context lost, worker or style refused. */
  onfail: (error: Error) => void;
}

export interface MountedMap {
  update: (view: MapView) => void;
  /** Takes the colours of the page again, after its look has changed. */
  recolour: () => void;
  zoomBy: (levels: number) => void;
  /** Back to the whole place. */
  fit: () => void;
  destroy: () => void;
}

const startLimit = 8_000;
const zoomRange = 5;

function newMap(container: HTMLElement, shapes: AreaShapes, view: MapView): GlMap {
  maplibregl.setWorkerUrl(workerUrl);
  const [west, south, east, north] = shapes.bounds;
  const map = new maplibregl.Map({
    container,
    style: mapStyle(shapes, view.rows, resolveColours(container)),
    bounds: [west, south, east, north],
    fitBoundsOptions: { padding: mapPadding },
    attributionControl: false,
    canvasContextAttributes: { failIfMajorPerformanceCaveat: false, antialias: true },
    cooperativeGestures: true,
    doubleClickZoom: false,
    boxZoom: false,
    dragRotate: false,
    pitchWithRotate: false,
    keyboard: false,
    fadeDuration: 0,
    renderWorldCopies: false,
    trackResize: false,
  });
  map.touchZoomRotate.disableRotation();
  map.getCanvas().tabIndex = -1;
  return map;
}

/** Time runs only while the page is seen: a hidden one draws no frames. */
function afterVisible(limit: number, late: () => void): () => void {
  let left = limit / 250;
  const timer = setInterval(() => {
    if (document.visibilityState === "visible") left -= 1;
    if (left <= 0) {
      clearInterval(timer);
      late();
    }
  }, 250);
  return () => clearInterval(timer);
}

function styleLoaded(map: GlMap): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = afterVisible(startLimit, () => reject(new Error("map style not loaded in time")));
    map.once("style.load", () => {
      stop();
      resolve();
    });
    map.once("error", ({ error }) => {
      stop();
      reject(error);
    });
  });
}

function fitTo(map: GlMap, [west, south, east, north]: AreaShapes["bounds"]): void {
  map.setMinZoom(0);
  map.setMaxZoom(22);
  map.setMaxBounds(null);
  map.resize();
  map.fitBounds([west, south, east, north], { padding: mapPadding, animate: false });
  // The whole place is the least zoom, and what is seen then is as far as one can pan.
  const zoom = map.getZoom();
  map.setMaxBounds(map.getBounds());
  map.setMinZoom(zoom);
  map.setMaxZoom(zoom + zoomRange);
}

function adcodeAt(map: GlMap, event: MapMouseEvent): string | null {
  const [found] = map.queryRenderedFeatures(event.point, { layers: ["fill"] });
  const adcode: unknown = found?.properties["adcode"];
  return typeof adcode === "string" ? adcode : null;
}

const isTouch = (event: MouseEvent): boolean =>
  "pointerType" in event && event.pointerType === "touch";

function listen(map: GlMap, handlers: MapHandlers): void {
  const canvas = map.getCanvas();
  const leave = (): void => handlers.onhover(null, null);
  map.on("click", (event) => handlers.onclick(adcodeAt(map, event), isTouch(event.originalEvent)));
  map.on("dblclick", (event) => {
    const adcode = adcodeAt(map, event);
    if (adcode !== null) handlers.ondoubleclick(adcode);
  });
  map.on("mousemove", (event) => {
    const adcode = adcodeAt(map, event);
    canvas.style.cursor = adcode === null ? "" : "pointer";
    handlers.onhover(adcode, adcode === null ? null : { x: event.point.x, y: event.point.y });
  });
  map.on("mouseout", leave);
  map.on("dragstart", leave);
  map.on("move", () => handlers.onmove((place) => map.project([place[0], place[1]])));
  map.on("webglcontextlost", () => handlers.onfail(new Error("map context lost")));
  map.on("error", ({ error }) => handlers.onfail(error));
}

function setStates(map: GlMap, before: AreaStates, after: AreaStates): void {
  for (const [id, change] of changedStates(before, after))
    map.setFeatureState({ source: "areas", id }, change);
}

/** Watches the size of the container; the first report is the size it has already. */
function watchSize(container: HTMLElement, resized: () => void): () => void {
  let size = `${container.clientWidth} ${container.clientHeight}`;
  const observer = new ResizeObserver(() => {
    const next = `${container.clientWidth} ${container.clientHeight}`;
    if (next !== size) resized();
    size = next;
  });
  observer.observe(container);
  return () => observer.disconnect();
}

/**
 * A MapLibre map of the shapes in the container: no network, no attribution, no tab stop of its own.
 * @throws Error when WebGL, the worker or the style fails; the container is left empty
 */
export async function mountMap(
  container: HTMLElement,
  shapes: AreaShapes,
  view: MapView,
  handlers: MapHandlers,
): Promise<MountedMap> {
  const map = newMap(container, shapes, view);
  try {
    await styleLoaded(map);
  } catch (cause) {
    map.remove();
    throw cause;
  }
  return runMap(map, shapes, view, handlers);
}

function addPatterns(map: GlMap, colours: MapColours): void {
  for (const look of Object.values(patternImages)) {
    const image = patternImage(look, colours);
    if (map.hasImage(look)) map.updateImage(look, image);
    else map.addImage(look, image, { pixelRatio: patternRatio });
  }
}

/** Every colour of the style anew; patterns are images. */
function paint(map: GlMap, shapes: AreaShapes, colours: MapColours): void {
  for (const { id, paint: values = {} } of mapStyle(shapes, [], colours).layers)
    for (const [name, value] of Object.entries(values))
      if (name.endsWith("-color")) map.setPaintProperty(id, name, value);
  addPatterns(map, colours);
}

function runMap(map: GlMap, shapes: AreaShapes, view: MapView, handlers: MapHandlers): MountedMap {
  const adcodes = shapes.areas.map(({ adcode }) => adcode);
  const stopLate = afterVisible(startLimit, () =>
    handlers.onfail(new Error("map not painted in time")),
  );
  let states: AreaStates = new Map();
  let colours = resolveColours(map.getContainer());
  let last = view;
  let rows: MapView["rows"] | null = null;
  const painted = (): void => {
    stopLate();
    handlers.onpaint();
  };
  const update = (next: MapView): void => {
    const after = areaStates(adcodes, next, colours);
    last = next;
    setStates(map, states, after);
    states = after;
    if (next.rows === rows) return;
    rows = next.rows;
    for (const [layer, filter] of Object.entries(lookFilters(shapes, rows)))
      map.setFilter(layer, filter);
    map.off("idle", painted);
    map.once("idle", painted);
    map.triggerRepaint();
  };
  addPatterns(map, colours);
  listen(map, handlers);
  const fit = (): void => fitTo(map, shapes.bounds);
  fit();
  update(view);
  const stopWatching = watchSize(map.getContainer(), fit);
  const recolour = (): void => {
    colours = resolveColours(map.getContainer());
    paint(map, shapes, colours);
    update(last);
  };
  return {
    update,
    recolour,
    fit,
    zoomBy: (levels) => void map.zoomTo(map.getZoom() + levels),
    destroy: () => {
      stopLate();
      stopWatching();
      map.remove();
    },
  };
}
