import process from "node:process";
import { prepare } from "./prepare.ts";
import { showLine } from "./progress.ts";
import { serve } from "./serve.ts";

/** A whole number of the environment; a wrong one is refused rather than replaced. */
function setting(name: string, otherwise: number): number {
  const text = process.env[name];
  if (text === undefined || text === "") return otherwise;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new Error(`${name}: ${text} is not a whole number`);
}

async function start(): Promise<void> {
  const port = setting("PORT", 4173);
  const rows = setting("ATLAS_DEMO_ROWS", 60_000);
  const months = setting("ATLAS_DEMO_MONTHS", 12);
  const { data, compressed } = await prepare(
    { out: "dist", work: ".cache", rows, months },
    showLine,
  );
  const mounts = [{ at: "data/", root: data, compressed }];
  const host = process.env["HOST"] ?? "127.0.0.1";
  const site = await serve({ root: "dist", mounts, port, host });
  showLine(`ready: ${site.url}`);
  const stop = () => void site.close().finally(() => process.exit(0));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
}

function words(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isTaken = "code" in error && error.code === "EADDRINUSE";
  return isTaken ? "this port is in use: choose another, PORT=4174 npm start" : error.message;
}

start().catch((error: unknown) => {
  process.stderr.write(`${words(error)}\n`);
  process.exit(1);
});
