import { existsSync } from "node:fs";
import process from "node:process";
import { apacheFiles } from "../../../data/servers/apacheFiles.ts";
import type { Ports, ServerPlan } from "./startServer.ts";

const moduleFolder =
  ["/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/libexec/apache2"].find(
    existsSync,
  ) ?? "";

/** Those of Debian's default that meet a static site, and those that the samples name. */
const modules = [
  "mpm_event",
  "authz_core",
  "mime",
  "dir",
  "autoindex",
  "negotiation",
  "setenvif",
  "alias",
  "env",
  "filter",
  "deflate",
  "headers",
  "rewrite",
  "socache_shmcb",
  "ssl",
];

/** The daemon gives root's rights away to a user that every system has. */
const user = process.getuid?.() === 0 ? "User daemon\nGroup daemon" : "";

/** As Debian's: compression of texts, lists of folders and no access outside of what is granted. */
const mainFile = (folder: string, ports: Ports): string => `
ServerRoot "${folder}"
DefaultRuntimeDir "${folder}"
PidFile "${folder}/apache.pid"
ErrorLog "${folder}/error.log"
${modules.map((name) => `LoadModule ${name}_module ${moduleFolder}/mod_${name}.so`).join("\n")}
${user}
ServerName localhost
TypesConfig /dev/null
AddType application/x-gzip .gz
AddOutputFilterByType DEFLATE text/html text/plain text/css text/javascript application/json
StartServers 1
<Directory />
    Options Indexes
    AllowOverride None
    Require all denied
</Directory>
${[ports.http, ports.https, ports.redirect, ports.subPath].map((port) => `Listen 127.0.0.1:${port}`).join("\n")}
Include http.conf
Include https.conf
<VirtualHost *:${ports.subPath}>
    ServerName atlas.example
    DocumentRoot "${folder}"
    Include sub-path.conf
</VirtualHost>
`;

function adapt(text: string, file: string, { http, https, redirect }: Ports): string {
  const plain = file === "https.conf" ? redirect : http;
  return text.replace("*:80>", `*:${plain}>`).replace("*:443>", `*:${https}>`);
}

/** Apache with the samples. */
export const apachePlan = (program: string, openssl: string, root: string): ServerPlan => ({
  openssl,
  root,
  samples: apacheFiles,
  adapt,
  prepare: (folder, ports) => ({ "apache.conf": mainFile(folder, ports) }),
  command: (folder) => [program, "-f", `${folder}/apache.conf`, "-DFOREGROUND"],
});
