import { serverNames } from "../site/locate.ts";
import { siblingExtension, type Coding } from "../site/negotiate.ts";
import { caching, hashedName, secureHeaders, securityHeaders } from "../site/responseHeaders.ts";
import { acceptPattern } from "./acceptPattern.ts";
import { sampleSite } from "./sampleSite.ts";
import { compressibleTypes, siteTypes, textTypes } from "./siteTypes.ts";

const { name, folder, base, parts } = sampleSite;

const quoted = (text: string): string => `"${text}"`;

const headerLines = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([header, value]) => `Header always set ${header} ${quoted(value)}`)
    .join("\n");

const typeLines = siteTypes
  .map(({ type, extensions }) => `AddType ${quoted(type)} ${extensions.join(" ")}`)
  .join("\n");

const compressible = compressibleTypes.flatMap(({ extensions }) => extensions).join("|");

const isFound = "%{REQUEST_STATUS} =~ /^(?:200|206|304)$/";

const siblingRule = (coding: Coding): string => {
  const sibling = siblingExtension[coding];
  return `RewriteCond %{HTTP:Accept-Encoding} ${quoted(acceptPattern(coding))}
RewriteCond %{REQUEST_FILENAME}${sibling} -f
RewriteRule "[.](?:${compressible})$" %{REQUEST_URI}${sibling} [E=UNION_ATLAS_CODING:${coding},L]`;
};

const siblingType = (type: string, extensions: readonly string[]): string => {
  const isSibling = `%{REQUEST_URI} =~ /[.](?:${extensions.join("|")})[.](?:br|gz)$/`;
  return `Header set Content-Type ${quoted(type)} "expr=-n env('REDIRECT_UNION_ATLAS_CODING') && ${isSibling}"`;
};

const siblingTypes = compressibleTypes
  .map(({ type, extensions }) => siblingType(type, extensions))
  .join("\n");

const hidden = serverNames.map((file) => file.replaceAll(".", "[.]")).join("|");

const sitePart = `# 网站本身，放在 <Directory> 中；需要 mod_headers 和 mod_rewrite。
# The site itself, for a <Directory>; needs mod_headers and mod_rewrite.
Options -Indexes -MultiViews +FollowSymLinks
AllowOverride None
Require all granted
DirectoryIndex index.html
ServerSignature Off
FileETag MTime Size

${headerLines(securityHeaders)}

# 缓存：文件名含哈希的永久缓存，其余每次询问，错误不缓存。
# Caching: hashed names for ever, all others asked for again, errors never kept.
Header onsuccess unset Cache-Control
Header always set Cache-Control ${quoted(caching.error)}
Header always set Cache-Control ${quoted(caching.other)} "expr=${isFound}"
Header always set Cache-Control ${quoted(caching.hashed)} "expr=${isFound} && %{REQUEST_URI} =~ m#/${hashedName}#"

# 类型 Types
${typeLines}
Header set Content-Type application/octet-stream "expr=-z %{CONTENT_TYPE}"
RemoveEncoding .br .gz
RemoveLanguage .br
<FilesMatch "[.](?:br|gz)$">
    ForceType application/octet-stream
</FilesMatch>

RewriteEngine On

# 已选中的预压缩文件不再压缩。 A sibling that was chosen is not compressed again.
RewriteCond %{ENV:REDIRECT_UNION_ATLAS_CODING} .
RewriteRule ^ - [E=no-gzip:1,E=no-brotli:1,L]

# 只读；点开头的文件、服务器配置和目录列表一律 404。
# Read only; names with a dot in front, files for the server and lists of folders are not found.
RewriteCond %{REQUEST_METHOD} !^(?:GET|HEAD)$
RewriteRule ^ - [R=405,L]
RewriteRule "(?:^|/)[.]" - [R=404,L]
RewriteRule "(?:^|/)(?:${hidden})$" - [NC,R=404,L]
RewriteCond %{REQUEST_FILENAME} -d
RewriteCond %{REQUEST_FILENAME}/index.html !-f
RewriteRule ^ - [R=404,L]

# 预压缩文件 Files compressed beforehand
${siblingRule("br")}
${siblingRule("gzip")}
Header set Content-Encoding "%{REDIRECT_UNION_ATLAS_CODING}e" env=REDIRECT_UNION_ATLAS_CODING
${siblingTypes}
<FilesMatch "[.](?:${compressible})(?:[.](?:br|gz))?$">
    Header always set Vary Accept-Encoding
    Header onsuccess unset Vary
</FilesMatch>

# 没有 .gz 的文本即时压缩。 Texts without a sibling are compressed on the way.
<IfModule mod_deflate.c>
    <IfModule mod_filter.c>
        AddOutputFilterByType DEFLATE ${textTypes.map(({ type }) => type.replace(/;.*/, "")).join(" ")}
    </IfModule>
</IfModule>
`;

const securePart = `# 只在 https 下有意义。 Heeded over https only.
${headerLines(secureHeaders)}
`;

const directory = (includes: readonly string[]): string => `    <Directory "${folder}">
${includes.map((part) => `        Include ${parts}/${part}.conf`).join("\n")}
    </Directory>`;

const http = `# Apache 2.4，http。 Apache 2.4, plain http.
ServerTokens Prod

<VirtualHost *:80>
    # 网站名称或地址；发布文件夹（两处） name or address of the site; the published folder (twice)
    ServerName ${name}
    DocumentRoot "${folder}"
${directory(["site"])}
</VirtualHost>
`;

const https = `# Apache 2.4，https；http 转到 https；还需要 mod_ssl。
# Apache 2.4, https; http leads to it; needs mod_ssl too.
ServerTokens Prod

<VirtualHost *:80>
    ServerName ${name}
    Redirect permanent / https://${name}/
</VirtualHost>

<VirtualHost *:443>
    # 网站名称（三处）；发布文件夹（两处） name of the site (three times); the published folder (twice)
    ServerName ${name}
    DocumentRoot "${folder}"
    SSLEngine On
    SSLProtocol -all +TLSv1.2 +TLSv1.3
    SSLCertificateFile ${parts}/server.crt
    SSLCertificateKeyFile ${parts}/server.key
${directory(["https-headers", "site"])}
</VirtualHost>
`;

const subPath = `# Apache 2.4，已有网站下的子路径，放在其 <VirtualHost> 中。
# Apache 2.4, a path of a site that is there already, for its <VirtualHost>.
Alias "${base.slice(0, -1)}" "${folder}"
${directory(["site"]).replaceAll(/^ {4}/gm, "")}
`;

/** Sample configuration of Apache 2.4: path below its configuration folder → text. */
export const apacheFiles: Readonly<Record<string, string>> = {
  "http.conf": http,
  "https.conf": https,
  "sub-path.conf": subPath,
  [`${parts}/https-headers.conf`]: securePart,
  [`${parts}/site.conf`]: sitePart,
};
