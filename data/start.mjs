import { spawn } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { install, requireNode } from "./site/install.mjs";

requireNode();
const root = fileURLToPath(new URL("..", import.meta.url));
try {
  install(root);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const site = spawn(process.execPath, ["--import", "tsx", "data/site/start.ts"], {
  cwd: root,
  stdio: "inherit",
});
let isStopped = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, () => {
    isStopped = true;
    site.kill(signal);
  });
site.on("exit", (code) => process.exit(isStopped ? 0 : (code ?? 1)));
