import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { npm } from "../site/install.mjs";
import type { KitPackage } from "./kitPackages.ts";

const integrityOf = (bytes: Uint8Array): string =>
  `sha512-${createHash("sha512").update(bytes).digest("base64")}`;

const cached = (path: string): Promise<Buffer | undefined> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });

/** The one archive that npm puts into an empty folder. */
async function download(wanted: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const parameters = ["pack", wanted, "--pack-destination", folder, "--silent"];
  const { status } = npm(parameters, folder, "ignore");
  const [file] = status === 0 ? await readdir(folder) : [];
  if (file !== undefined) return join(folder, file);
  throw new Error(
    `${wanted}: 无法从 npm 下载：制作离线包的电脑要能访问 npm 仓库 / npm could not fetch it: the machine that builds the kit needs the registry`,
  );
}

function refuseOther({ name, version, integrity }: KitPackage, bytes: Uint8Array): void {
  const found = integrityOf(bytes);
  if (found === integrity) return;
  throw new Error(
    `${name}@${version}: 内容与固定的校验值不符，不能使用：删除缓存后重试，或检查仓库 / not the bytes that are pinned (${found}): remove the cached file and try again, or check the registry`,
  );
}

/** The archive of a pinned package: from the cache, else by `npm pack`. Throws when its bytes are not those pinned. */
export async function fetchPackage(pinned: KitPackage, cache: string): Promise<Buffer> {
  const { name, version } = pinned;
  const path = resolve(cache, `${name.replace("/", "-")}-${version}.tgz`);
  const kept = await cached(path);
  if (kept !== undefined) {
    refuseOther(pinned, kept);
    return kept;
  }
  const folder = resolve(cache, `.fetch-${randomUUID()}`);
  try {
    const file = await download(`${name}@${version}`, folder);
    const bytes = await readFile(file);
    refuseOther(pinned, bytes);
    await rename(file, path);
    return bytes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
