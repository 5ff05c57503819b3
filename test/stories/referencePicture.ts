import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

/** Pictures that somebody has looked at, half as wide and high as the screen. */
const folder = join(import.meta.dirname, "reference");

/** How far the colour of a pixel may be off, 0–1: edges of letters are drawn a little otherwise elsewhere. */
const threshold = 0.2;

/** Four pixels become one: what moves by less than a pixel hardly shows. */
function halved(picture: PNG): PNG {
  const small = new PNG({ width: picture.width >> 1, height: picture.height >> 1 });
  for (let y = 0; y < small.height; y += 1)
    for (let x = 0; x < small.width; x += 1)
      for (let channel = 0; channel < 4; channel += 1)
        small.data[(y * small.width + x) * 4 + channel] = mean(picture, x * 2, y * 2, channel);
  return small;
}

function mean({ data, width }: PNG, x: number, y: number, channel: number): number {
  const at = (dx: number, dy: number): number =>
    data[((y + dy) * width + x + dx) * 4 + channel] ?? 0;
  return Math.round((at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4);
}

/**
 * The share of pixels, 0–1, that differ from the reference of that name; where UPDATE_REFERENCES is set the picture
 * becomes the reference. What was seen is kept beside the caches when it differs. Throws without a reference.
 */
export function referenceDifference(name: string, bytes: Buffer): number {
  const seen = halved(PNG.sync.read(bytes));
  const path = join(folder, `${name}.png`);
  if (process.env["UPDATE_REFERENCES"] !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, PNG.sync.write(seen, { deflateLevel: 9 }));
  }
  if (!existsSync(path))
    throw new Error(`${path}: missing; run with UPDATE_REFERENCES=1 and look at it`);
  const expected = PNG.sync.read(readFileSync(path));
  if (expected.width !== seen.width || expected.height !== seen.height) return 1;
  const { width, height } = seen;
  const count = pixelmatch(seen.data, expected.data, undefined, width, height, { threshold });
  if (count > 0) keep(name, seen);
  return count / (width * height);
}

function keep(name: string, seen: PNG): void {
  const path = join(".cache", "test", "seen", `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, PNG.sync.write(seen));
}
