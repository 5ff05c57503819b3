import process from "node:process";
import { loadNative } from "../build/native.ts";

const missing =
  process.platform === "win32"
    ? `缺少 Microsoft Visual C++ 运行库：请安装 “Visual C++ 2015–2022 Redistributable (x64)” 后再试。
The runtime of Microsoft Visual C++ is missing: install "Visual C++ 2015–2022 Redistributable (x64)" and try again.`
    : `系统缺少 DuckDB 所需的库（glibc 2.28、libstdc++ 或更新）：请用较新的系统，见使用说明。
Libraries that DuckDB needs are missing (glibc 2.28, libstdc++ or newer): use a newer system.`;

const isMissing = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && error.code === "ERR_DLOPEN_FAILED";

/** `atlas` of the offline kit: says in words what keeps the native parts from loading. */
try {
  await loadNative();
  await import("../atlas.ts");
} catch (error) {
  if (!isMissing(error)) throw error;
  process.stderr.write(`${missing}\n${error.message}\n`);
  process.exitCode = 2;
}
