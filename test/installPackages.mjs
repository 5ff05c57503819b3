import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";

/** Debian asks it whether a service may start when its package is installed; 101: it may not. */
const servicePolicy = "/usr/sbin/policy-rc.d";

/** Whether this process may install Debian packages. */
export const mayInstall = () =>
  process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;

/** Installs Debian packages without starting their services; whether it worked. */
export function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = { stdio: ["ignore", "ignore", "inherit"], env };
  const isOwnPolicy = !existsSync(servicePolicy);
  if (isOwnPolicy) writeFileSync(servicePolicy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    spawnSync("apt-get", ["update", "-qq"], options);
    const wanted = ["install", "-y", "-qq", "--no-install-recommends", ...packages];
    return spawnSync("apt-get", wanted, options).status === 0;
  } finally {
    if (isOwnPolicy) rmSync(servicePolicy, { force: true });
  }
}
