import { apacheFiles } from "./apacheFiles.ts";
import { nginxFiles } from "./nginxFiles.ts";
import { webConfig, webConfigWithRewrite } from "./webConfig.ts";

const below = (folder: string, files: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]);

/** The sample configurations that the repository holds: path → text. Written by writeServerFiles.ts. */
export const serverFiles: ReadonlyMap<string, string> = new Map([
  ...below("deploy/nginx", nginxFiles),
  ...below("deploy/apache", apacheFiles),
  ["deploy/iis/web.config", webConfigWithRewrite],
  ["public/web.config", webConfig],
]);
