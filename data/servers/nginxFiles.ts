import { serverNames } from "../site/locate.ts";
import { caching, hashedName, secureHeaders, securityHeaders } from "../site/responseHeaders.ts";
import { sampleSite } from "./sampleSite.ts";
import { siteTypes, textTypes } from "./siteTypes.ts";

const { name, folder, base, parts } = sampleSite;

const quoted = (text: string): string => `"${text}"`;

const headerLines = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers).map(([header, value]) => `add_header ${header} ${quoted(value)} always;`);

/** An answer's caching follows from its status too, so that no browser keeps a 404 for a year. */
const cachingPart = `# 缓存：文件名含哈希的永久缓存，其余每次询问，错误不缓存。
# Caching: hashed names for ever, all others asked for again, errors never kept. Belongs into http { }.
map "$status $uri" $union_atlas_caching {
    default ${quoted(caching.error)};
    "~^(?:200|206|304) .*/${hashedName}" ${quoted(caching.hashed)};
    "~^(?:200|206|304) " ${quoted(caching.other)};
}
`;

const typeLines = siteTypes.map(
  ({ type, extensions }) => `    ${quoted(type)} ${extensions.join(" ")};`,
);

const compressedTypes = textTypes.map(({ type }) => `    ${quoted(type)}`).join("\n");

const hidden = serverNames.map((file) => file.replaceAll(".", "[.]")).join("|");

const sitePart = `# 网站本身，放在 server { } 或 location { } 中。
# The site itself, for a server { } or a location { }.
# nginx 的 add_header 不与上级合并：在此之下再写一个，就会丢掉全部响应头。
# add_header of a level replaces those of the levels above: add none to the locations below, or all of these are lost.
${headerLines(securityHeaders).join("\n")}
add_header Cache-Control $union_atlas_caching always;

# types 也不合并，因此这里列出全部类型。 types replaces too: all kinds of files are listed.
types {
${typeLines.join("\n")}
}
default_type application/octet-stream;

index index.html;
autoindex off;
absolute_redirect off;
server_tokens off;
etag on;

# 预压缩文件 .gz 直接发送；装有 brotli 模块时去掉下面一行的 #，发送更小的 .br。
# Files compressed beforehand; with the brotli module remove the # for the smaller ones.
gzip_static on;
#brotli_static on;

# 没有 .gz 的文本即时压缩。 Texts without a sibling are compressed on the way.
gzip on;
gzip_vary on;
gzip_proxied any;
gzip_min_length 512;
gzip_types
${compressedTypes};

location ~ (?:^|/)[.] {
    return 404;
}
location ~* /(?:${hidden})$ {
    return 404;
}
`;

const securePart = `# 只在 https 下有意义。 Heeded over https only.
${headerLines(secureHeaders).join("\n")}
`;

const http = `# nginx，http。 nginx, plain http.
include ${parts}/caching.conf;

server {
    listen 80;
    server_name ${name};      # 网站名称或地址 name or address of the site
    root ${folder};  # 发布文件夹 the published folder
    error_page 403 =404 /.missing;  # 不列目录 no lists of folders
    include ${parts}/site.conf;
}
`;

const https = `# nginx，https；http 转到 https。 nginx, https; http leads to it.
include ${parts}/caching.conf;

server {
    listen 80;
    server_name ${name};
    return 301 https://$server_name$request_uri;
}

server {
    listen 443 ssl;
    server_name ${name};      # 网站名称 name of the site
    ssl_certificate ${parts}/server.crt;
    ssl_certificate_key ${parts}/server.key;
    ssl_protocols TLSv1.2 TLSv1.3;
    root ${folder};  # 发布文件夹 the published folder
    error_page 403 =404 /.missing;  # 不列目录 no lists of folders
    include ${parts}/https-headers.conf;
    include ${parts}/site.conf;
}
`;

const subPath = `# nginx，已有网站下的子路径，放在其 server { } 中；另在 http { } 中 include ${parts}/caching.conf。
# nginx, a path of a site that is there already, for its server { }; include ${parts}/caching.conf in http { } too.
location = ${base.slice(0, -1)} {
    absolute_redirect off;
    return 301 ${base};
}
location ^~ ${base} {
    alias ${folder}/;
    error_page 403 =404 ${base}.missing;
    include ${parts}/site.conf;
}
`;

/** Sample configuration of nginx: path below its configuration folder → text. */
export const nginxFiles: Readonly<Record<string, string>> = {
  "http.conf": http,
  "https.conf": https,
  "sub-path.conf": subPath,
  [`${parts}/caching.conf`]: cachingPart,
  [`${parts}/https-headers.conf`]: securePart,
  [`${parts}/site.conf`]: sitePart,
};
