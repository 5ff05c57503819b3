import { textFile, type KitFile } from "./kitFile.ts";

/** For `sh` alone: no other program needs to be there. */
const shell = `#!/bin/sh
case $0 in
*/*) kit=\${0%/*} ;;
*) kit=. ;;
esac
node=$kit/runtime/linux-x64/node
case $(uname -sm 2>/dev/null) in
'' | 'Linux x86_64') ;;
*)
  echo "此离线包只用于 Linux x64 和 Windows x64。 This kit is for Linux x64 and Windows x64." >&2
  exit 2
  ;;
esac
if [ ! -x "$node" ]; then
  echo "缺少执行权限，请运行 not executable, run: chmod +x '$kit/atlas' '$node'" >&2
  exit 2
fi
exec "$node" "$kit/program/lib/atlas.js" "$@"
`;

/** ASCII, whatever code page the console has; opened by a double click it stays to be read. */
const command = `@echo off
setlocal
"%~dp0runtime\\win-x64\\node.exe" "%~dp0program\\lib\\atlas.js" %*
set code=%errorlevel%
if "%~1"=="" pause
exit /b %code%
`;

/** What a publisher calls: \`./atlas\` and \`atlas.cmd\`. */
export const launchers: readonly KitFile[] = [
  textFile("atlas", shell, true),
  textFile("atlas.cmd", command.replaceAll("\n", "\r\n")),
];
