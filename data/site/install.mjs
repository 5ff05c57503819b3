import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const oldest = [20, 19];

/** Plain JavaScript without dependencies: it runs before anything is installed. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  process.stderr.write(`Node.js ${oldest.join(".")} or newer is needed, this is ${version}\n`);
  process.exit(1);
}

/** Installs the locked dependencies when they are missing or older than the lock file. */
export function install(root) {
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stdout.write("dependencies: installing the locked versions (npm ci)\n");
  const began = Date.now();
  const { status } = npm(
    ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"],
    root,
  );
  if (status !== 0) throw new Error("npm ci failed: see its message above");
  process.stdout.write(`dependencies: installed in ${seconds(began)} s\n`);
}

/** npm passes its own path on, so that the same npm is used and no shell is needed on Windows. */
export function npm(parameters, cwd, stdio = "inherit") {
  const own = process.env.npm_execpath;
  return own?.endsWith("npm-cli.js")
    ? spawnSync(process.execPath, [own, ...parameters], { cwd, stdio })
    : spawnSync("npm", parameters, { cwd, stdio, shell: process.platform === "win32" });
}

const seconds = (began) => ((Date.now() - began) / 1000).toFixed(1);
