import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fetchPackage } from "../../../data/kit/fetchPackage.ts";
import { kitFile, textFile } from "../../../data/kit/kitFile.ts";
import { kitPackages } from "../../../data/kit/kitPackages.ts";
import { launchers } from "../../../data/kit/launchers.ts";
import { packageFiles } from "../../../data/kit/packageFiles.ts";
import { readTarball } from "../../../data/kit/readTarball.ts";
import { writeFolder } from "../../../data/kit/writeFolder.ts";
import { writeZip } from "../../../data/kit/writeZip.ts";
import { unpackZip } from "./unpackZip.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kit-parts-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** One header and its content, padded, as npm writes them. */
function tarEntry(name: string, content: string, { type = "0", prefix = "" } = {}): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(Buffer.byteLength(content).toString(8).padStart(11, "0"), 124);
  header.write(type, 156);
  header.write(prefix, 345);
  return Buffer.concat([header, Buffer.from(content), Buffer.alloc(-content.length & 511)]);
}

const tarball = gzipSync(
  Buffer.concat([
    tarEntry("package/package.json", "{}"),
    tarEntry("package/bin/node", "x".repeat(1000)),
    tarEntry("package/link", "", { type: "2" }),
    tarEntry("duckdb.node", "native", { prefix: "package/deep" }),
    Buffer.alloc(1024),
  ]),
);

describe("an archive of a package", () => {
  test("gives its files", () => {
    const files = readTarball(tarball);
    expect([...files.keys()]).toEqual(["package.json", "bin/node", "deep/duckdb.node"]);
    expect(files.get("bin/node")?.toString()).toBe("x".repeat(1000));
    expect(files.get("deep/duckdb.node")?.toString()).toBe("native");
  });

  test("that was cut is refused", () => {
    const cut = tarEntry("package/bin/node", "x".repeat(1000)).subarray(0, 1000);
    expect(() => readTarball(gzipSync(cut))).toThrow("damaged archive");
    expect(() => readTarball(tarball.subarray(0, 40))).toThrow();
  });
});

describe("a pinned package", () => {
  const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
  const pinned = {
    name: "@a/b",
    version: "1.0.0",
    integrity,
    files: { "bin/node": "runtime/x/node" },
  };

  test("is taken from the cache, with the rights of programs", async () => {
    await writeFile(join(folder, "@a-b-1.0.0.tgz"), tarball);
    const [file] = await packageFiles([pinned], folder);
    expect([file?.path, file?.isProgram]).toEqual(["runtime/x/node", true]);
    expect(Buffer.from((await file?.read()) ?? []).length).toBe(1000);
  });

  test("with other bytes is refused, in both languages", async () => {
    const other = { ...pinned, integrity: integrity.replace(/.{8}$/, "AAAAAA==") };
    await expect(fetchPackage(other, folder)).rejects.toThrow(/@a\/b@1\.0\.0.*校验值不符.*pinned/);
  });

  test("without a file that the kit needs is refused", async () => {
    const wanting = { ...pinned, files: { "bin/none": "x" } };
    await expect(packageFiles([wanting], folder)).rejects.toThrow("without bin/none");
  });

  test.each(kitPackages)("$name names version and hash, and no registry", (one) => {
    expect(one.version).toMatch(/^\d+\.\d+\.\d+(?:-r\.\d+)?$/);
    expect(Buffer.from(one.integrity.replace("sha512-", ""), "base64")).toHaveLength(64);
    expect(JSON.stringify(one)).not.toMatch(/https?:/);
  });

  test("Node is one version, and not older than the project asks for", async () => {
    const versions = kitPackages
      .filter(({ name }) => /^node-/.test(name))
      .map((one) => one.version);
    expect(new Set(versions).size).toBe(1);
    const { engines } = JSON.parse(await readFile("package.json", "utf8")) as {
      engines: { node: string };
    };
    const [major = 0] = (versions[0] ?? "").split(".").map(Number);
    expect(major).toBeGreaterThan(Number(/\d+/.exec(engines.node)?.[0]));
    expect(major % 2).toBe(0);
  });

  test("DuckDB for Linux is the version that is installed", async () => {
    const lock = await readFile("package-lock.json", "utf8");
    for (const { name, version, integrity: hash } of kitPackages)
      if (/node-bindings(?:-linux-x64)?$/.test(name)) {
        const { packages } = JSON.parse(lock) as {
          packages: Record<string, { version: string; integrity: string }>;
        };
        expect(packages[`node_modules/${name}`]).toMatchObject({ version, integrity: hash });
      }
  });
});

describe("the archive", () => {
  const files = [
    textFile("atlas", "#!/bin/sh\n", true),
    textFile("使用说明.txt", "说明"),
    kitFile("site/a.js.br", async () => Buffer.from("packed already")),
    kitFile("site/a.js", async () => Buffer.from("a".repeat(10_000))),
  ];

  test("holds every file with its rights, and is the same for the same files", async () => {
    const [one, two] = [join(folder, "one.zip"), join(folder, "two.zip")];
    await writeZip(files, "kit-1", one);
    await writeZip(files, "kit-1", two);
    const bytes = await readFile(one);
    expect(bytes.equals(await readFile(two))).toBe(true);
    expect(bytes.length).toBeLessThan(1500);
    const out = join(folder, "unpacked");
    expect(await unpackZip(one, out)).toEqual([
      { path: "kit-1/atlas", mode: 0o100755 },
      { path: "kit-1/使用说明.txt", mode: 0o100644 },
      { path: "kit-1/site/a.js.br", mode: 0o100644 },
      { path: "kit-1/site/a.js", mode: 0o100644 },
    ]);
    expect(await readFile(join(out, "kit-1/site/a.js"), "utf8")).toBe("a".repeat(10_000));
    expect(await readFile(join(out, "kit-1/使用说明.txt"), "utf8")).toBe("说明");
  });
});

describe.skipIf(process.platform === "win32")("the launcher for sh", () => {
  const run = (program: string, args: readonly string[]) =>
    new Promise<{ exit: number; said: string }>((resolve) =>
      execFile(program, [...args], { env: {}, cwd: folder }, (error, stdout, stderr) =>
        resolve({ exit: error === null ? 0 : Number(error.code), said: stdout + stderr }),
      ),
    );

  test("says what to do when the rights were lost, and hands its arguments on", async () => {
    const kit = join(folder, "a b");
    const node = join(kit, "runtime/linux-x64/node");
    await writeFolder(launchers, kit);
    await mkdir(join(kit, "runtime/linux-x64"), { recursive: true });
    await writeFile(node, '#!/bin/sh\necho "$0 $# $3"\n', { mode: 0o644 });
    const lost = await run(join(kit, "atlas"), []);
    expect(lost).toEqual({ exit: 2, said: expect.stringContaining(`chmod +x '${kit}/atlas'`) });
    await chmod(node, 0o755);
    const words = `${node} 3 two words\n`;
    expect(await run(join(kit, "atlas"), ["one", "two words"])).toEqual({ exit: 0, said: words });
    const relative = await run("/bin/sh", ["-c", "cd 'a b' && exec /bin/sh atlas one 'two words'"]);
    expect(relative.said).toBe("./runtime/linux-x64/node 3 two words\n");
  });
});
