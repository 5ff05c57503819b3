import { spawn, execFileSync, type ChildProcess } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sampleSite } from "../../../data/servers/sampleSite.ts";
import { askServer } from "./askServer.ts";

/** Ports that the server listens on, by what the sample writes instead. */
export interface Ports {
  http: number;
  https: number;
  /** Plain http of the sample with the redirect. */
  redirect: number;
  subPath: number;
}

export interface RunningServer {
  ports: Ports;
  certificate: string;
  close: () => Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });

async function freePorts(): Promise<Ports> {
  const [http = 0, https = 0, redirect = 0, subPath = 0] = await Promise.all(
    Array.from({ length: 4 }, freePort),
  );
  return { http, https, redirect, subPath };
}

/** A self-signed certificate for the sample's name. */
function writeCertificate(openssl: string, folder: string): void {
  const subject = ["-subj", `/CN=${sampleSite.name}`];
  const names = ["-addext", `subjectAltName=DNS:${sampleSite.name}`];
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const files = ["-keyout", join(folder, "server.key"), "-out", join(folder, "server.crt")];
  const args = ["req", "-x509", "-days", "2", ...key, ...subject, ...names, ...files];
  execFileSync(openssl, args, { stdio: "ignore" });
}

export interface ServerPlan {
  openssl: string;
  /** Sample files: path below the configuration folder → text. */
  samples: Readonly<Record<string, string>>;
  /** Writes further files into the folder and says how to start the server in the foreground. */
  prepare: (folder: string, ports: Ports) => Record<string, string>;
  command: (folder: string) => readonly [string, ...string[]];
  /** The sample's text with the ports of this machine. */
  adapt: (text: string, file: string, ports: Ports) => string;
  root: string;
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

async function untilUp(child: ChildProcess, ports: Ports): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error("the server ended");
    const answer = await askServer({ port: ports.http }, "/").catch(() => undefined);
    if (answer !== undefined) return;
    await wait(50);
  }
  throw new Error("the server does not answer");
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGTERM");
  await closed;
}

/** Starts a web server with the samples, in a temporary folder, on free ports of this machine. */
export async function startServer(plan: ServerPlan): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), "atlas-server-"));
  await chmod(folder, 0o755);
  const ports = await freePorts();
  const samples = Object.entries(plan.samples).map(([path, text]) => {
    const placed = text.replaceAll(sampleSite.folder, plan.root);
    return [path, plan.adapt(placed, path, ports)];
  });
  await writeFiles(folder, Object.fromEntries(samples));
  await writeFiles(folder, plan.prepare(folder, ports));
  writeCertificate(plan.openssl, join(folder, sampleSite.parts));
  const [program, ...args] = plan.command(folder);
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes) => (said += String(bytes)));
  await untilUp(child, ports).catch(async (error: Error) => {
    await stop(child);
    const log = await readFile(join(folder, "error.log"), "utf8").catch(() => "");
    throw new Error(`${error.message}: ${said}${log}`, { cause: error });
  });
  return {
    ports,
    certificate: await readFile(join(folder, sampleSite.parts, "server.crt"), "utf8"),
    close: async () => {
      await stop(child);
      await rm(folder, { recursive: true });
    },
  };
}
