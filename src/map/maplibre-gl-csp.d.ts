/** The build for a strict content security policy has the interface of the plain one. */
declare module "maplibre-gl/dist/maplibre-gl-csp.js" {
  export { default } from "maplibre-gl";
}
