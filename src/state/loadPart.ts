export { loadPart } from "../engine/loadPart.ts";
