import { pinyin } from "pinyin-pro";

/** 余杭区 → "yhq": the first letter of each syllable, digits and Latin letters as they are, nothing else. */
export const initialsOf = (name: string): string =>
  pinyin(name, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
