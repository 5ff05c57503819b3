import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { buildDemo, type DemoData } from "./demo.ts";
import type { Line } from "./progress.ts";

export interface PrepareOptions {
  /** Folder of the built site. */
  out: string;
  /** Working folder of the site's steps. */
  work: string;
  rows: number;
  months: number;
}

/** Site and demo data, side by side: the site is built by a process of its own. */
export async function prepare(options: PrepareOptions, line: Line): Promise<DemoData> {
  const { out, work, rows, months } = options;
  const demo = { work: join(work, "demo"), rows, months, seed: 1, compressed: ".cache/compressed" };
  const site = buildSiteAside(out, work);
  const [data] = await Promise.all([buildDemo(demo, line), site]);
  return data;
}

function buildSiteAside(out: string, work: string): Promise<void> {
  const parameters = ["--import", "tsx", "data/site/build.ts", "--out", out, "--work", work];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, { stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error("site: the build failed, see its message above")),
    );
  });
}
