import process from "node:process";
import { findProgram, isProgram } from "./findProgram.mjs";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];

/** Path of a Chromium: CHROMIUM_PATH, then the PATH; undefined when there is none. */
export function findBrowser(environment = process.env) {
  const chosen = environment.CHROMIUM_PATH;
  if (chosen) return isProgram(chosen) ? chosen : undefined;
  return findProgram(names, environment);
}
