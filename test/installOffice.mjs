import process from "node:process";
import { installPackages } from "./installPackages.mjs";

/** A program of its own, so that the checks need not wait for it. */
process.exitCode = installPackages(["libreoffice-calc-nogui"]) ? 0 : 1;
