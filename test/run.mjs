import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { install, requireNode } from "../data/site/install.mjs";
import { countTests, resultLine, sum } from "./countTests.mjs";
import { findBrowser } from "./findBrowser.mjs";
import { findProgram } from "./findProgram.mjs";
import { installPackages, mayInstall } from "./installPackages.mjs";

/** Plain JavaScript without dependencies: it runs on a fresh clone. */
requireNode();
const root = fileURLToPath(new URL("..", import.meta.url));
const report = ".cache/test/vitest.json";
const show = (text) => process.stdout.write(`${text}\n`);

/** Runs a program, shows what it says when it ends, and gives its exit code. */
function run(name, parameters, { environment = {}, isQuiet = false } = {}) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, parameters, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: isQuiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    });
    const said = [];
    child.stdout?.on("data", (bytes) => said.push(bytes));
    child.stderr?.on("data", (bytes) => said.push(bytes));
    child.on("close", (code) => {
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      if (code !== 0) process.stdout.write(Buffer.concat(said));
      show(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
      resolve(code);
    });
  });
}

const program = (path) => `node_modules/${path}`;

const checks = [
  ["types", [program("typescript/bin/tsc"), "-p", "."]],
  ["types of components", [program("svelte-check/bin/svelte-check"), "--fail-on-warnings"]],
  ["lint", [program("eslint/bin/eslint.js"), "."]],
  ["format", [program("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."]],
];

/** Each check counts as one test; two run at a time. */
async function runChecks() {
  const queue = checks.values();
  let failed = 0;
  const work = async () => {
    for (const [name, parameters] of queue)
      if ((await run(name, parameters, { isQuiet: true })) !== 0) failed++;
  };
  await Promise.all([work(), work()]);
  return { passed: checks.length - failed, failed, skipped: 0 };
}

/** The browser; installed when this machine allows it. */
function browser() {
  const found = findBrowser();
  if (found || process.env.CHROMIUM_PATH || !installBrowser()) return found;
  return findBrowser();
}

function installBrowser() {
  if (!mayInstall()) return false;
  show("browser: installing chromium and fonts-noto-cjk (apt-get)");
  return installPackages(["chromium", "fonts-noto-cjk"]);
}

/** Web servers that the sample configurations are tried on; without them those tests are skipped by name. */
function installServers() {
  const found = ["nginx", "apache2", "openssl"].every((name) => findProgram([name]));
  if (found || !mayInstall()) return;
  show("servers: installing nginx, apache2 and openssl (apt-get)");
  if (!installPackages(["nginx-light", "apache2", "openssl"])) return;
  installPackages(["libnginx-mod-http-brotli-static"]);
}

/** Opens what the page exports; without it those tests are skipped by name. It is installed while the checks run. */
async function installOffice() {
  if (findProgram(["soffice", "libreoffice"]) || !mayInstall()) return;
  show("office: installing libreoffice-calc without its windows (apt-get, 90 MB)");
  await run("office", ["test/installOffice.mjs"], { isQuiet: true });
}

/** The site that the stories look at: the real one with a small demo. */
async function buildTestSite() {
  const parameters = ["--import", "tsx", "test/stories/prepareSite.ts"];
  const environment = { ATLAS_DEMO_ROWS: "4000", ...process.env };
  return (await run("test site", parameters, { environment })) === 0;
}

async function runVitest(projects, chromium) {
  rmSync(report, { force: true });
  mkdirSync(".cache/test", { recursive: true });
  const environment = chromium ? { CHROMIUM_PATH: chromium } : {};
  const selected = projects.map((project) => `--project=${project}`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const parameters = [program("vitest/vitest.mjs"), "run", ...selected, ...reporters];
  const code = await run("vitest", parameters, { environment });
  return countTests(readReport(), code);
}

function readReport() {
  try {
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return undefined;
  }
}

const failure = { passed: 0, failed: 1, skipped: 0 };

async function main() {
  process.chdir(root);
  install(root);
  const chromium = browser();
  if (!chromium)
    show(
      "browser: none found; install Chromium or set CHROMIUM_PATH to one (stories are left out)",
    );
  installServers();
  const office = installOffice();
  const counts = [await runChecks()];
  const isBuilt = await buildTestSite();
  await office;
  const canTellStories = isBuilt && chromium !== undefined;
  if (!canTellStories) counts.push(failure);
  const projects = ["unit", "dom", ...(canTellStories ? ["stories"] : [])];
  counts.push(await runVitest(projects, chromium));
  return sum(counts);
}

try {
  const result = await main();
  show(resultLine(result));
  process.exitCode = result.failed > 0 || result.passed === 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error.stack}\n`);
  show(resultLine(failure));
  process.exitCode = 1;
}
