import { existsSync } from "node:fs";
import { nginxFiles } from "../../../data/servers/nginxFiles.ts";
import type { Ports, ServerPlan } from "./startServer.ts";

const brotliModule = [
  "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
  "/usr/lib64/nginx/modules/ngx_http_brotli_static_module.so",
].find(existsSync);

export const hasBrotliModule = brotliModule !== undefined;

const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

/** As Debian's: types, a default type, compression and a header of its own around the samples. */
const mainFile = (folder: string, { subPath }: Ports, withBrotli: boolean): string => `
${withBrotli ? `load_module ${brotliModule};` : ""}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 64; }
http {
    types { text/plain js json; text/html html; }
    default_type application/x-outer;
    gzip on;
    add_header X-Outer outer;
    access_log off;
${temporary.map((name) => `    ${name}_temp_path ${folder}/temporary-${name};`).join("\n")}
    include http.conf;
    include https.conf;
    server {
        listen 127.0.0.1:${subPath};
        root ${folder};
        location ~ [.]js$ { return 418; }
        include sub-path.conf;
    }
}
`;

function adapt(text: string, file: string, { http, https, redirect }: Ports): string {
  const plain = file === "https.conf" ? redirect : http;
  return text
    .replace("listen 80;", `listen 127.0.0.1:${plain};`)
    .replace("listen 443 ssl;", `listen 127.0.0.1:${https} ssl;`);
}

/** nginx with the samples; with brotli as a publisher switches it on, by removing a `#`. */
export function nginxPlan(
  program: string,
  openssl: string,
  root: string,
  withBrotli: boolean,
): ServerPlan {
  return {
    openssl,
    root,
    samples: nginxFiles,
    adapt: (text, file, ports) =>
      adapt(withBrotli ? text.replace("#brotli_static", "brotli_static") : text, file, ports),
    prepare: (folder, ports) => ({ "nginx.conf": mainFile(folder, ports, withBrotli) }),
    command: (folder) => [program, "-p", folder, "-c", "nginx.conf", "-e", "stderr"],
  };
}
