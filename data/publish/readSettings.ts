import { join } from "node:path";
import { parseOwnTargets } from "../../src/domain/publisherTarget.ts";
import { parseSiteSettings } from "../../src/domain/siteSettings.ts";
import { readOrNull } from "./fileReads.ts";
import type { FileSystem } from "./fileSystem.ts";
import { finding, refused, type Finding } from "./finding.ts";
import { settingsFiles } from "./release.ts";
import { wantedText, type WantedFile } from "./wantedFile.ts";

const parsers: Record<(typeof settingsFiles)[number], (json: unknown) => unknown> = {
  "site.json": parseSiteSettings,
  "targets.json": parseOwnTargets,
};

/** What is wrong with the text of a settings file; a byte order mark, which Windows editors write, is not. */
export function settingsFault(name: keyof typeof parsers, text: string): string | null {
  try {
    parsers[name](JSON.parse(text.replace(/^\uFEFF/, "")));
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Settings to write, and what speaks against those that will be in force. */
export interface Settings {
  files: readonly WantedFile[];
  findings: readonly Finding[];
}

/** Folders that settings come from. */
export interface SettingsFrom {
  /** The publisher's choice; throws a PublishError when it has none. */
  chosen: string | null;
  target: string;
  site: string | null;
}

/** Each settings file from the first that has it: the folder chosen, the target, the site. */
export async function readSettings(fs: FileSystem, from: SettingsFrom): Promise<Settings> {
  const files: WantedFile[] = [];
  const findings: Finding[] = [];
  const chosen = await Promise.all(
    settingsFiles.map((name) => from.chosen && readOrNull(fs, join(from.chosen, name))),
  );
  if (from.chosen !== null && chosen.every((text) => text === null))
    throw refused("no-settings", from.chosen);
  for (const name of settingsFiles)
    for (const folder of [from.chosen, from.target, from.site]) {
      if (folder === null) continue;
      const text = (await readOrNull(fs, join(folder, name)))?.toString();
      if (text === undefined) continue;
      const fault = settingsFault(name, text);
      if (fault !== null) findings.push(finding("settings-invalid", join(folder, name), fault));
      if (folder !== from.target) files.push(wantedText(name, text));
      break;
    }
  return { files, findings };
}
