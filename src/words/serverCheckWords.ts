const zh = {
  title: "服务器自检",
  open: "服务器自检",
  why: "给网站管理员：从这台电脑逐类下载一个文件，核对类型、长度和校验值，并指出服务器要改的地方。",
  running: "正在检查…",
  again: "重新检查",
  copy: "复制结果",
  copied: "检查结果已复制",
  allWell: (count: string) => `${count} 类文件都正常`,
  found: (faults: string, advice: string) => `${faults} 类不能用，${advice} 类可改进`,
  columns: { kind: "类别", file: "文件", result: "结果" },
  ok: "正常",
  skipped: "未检查：前面的文件读不到，或没有这类文件",
  kinds: {
    page: "页面（.html）",
    script: "程序（.js）",
    style: "样式（.css）",
    worker: "查询引擎的线程（.js）",
    wasm: "查询引擎（.wasm）",
    pointer: "数据指针（current.json）",
    generation: "数据清单（.json）",
    answers: "预先算好的答案（.json）",
    facts: "明细数据（.parquet）",
    boundaries: "地图边界（TopoJSON）",
  },
  advice: {
    type: (type: string, wanted: string) => `类型是 ${type}，应为 ${wanted}：请改 MIME 类型`,
    cached: (value: string) => `会被缓存（Cache-Control: ${value}）：请设为 no-cache`,
    uncached: (value: string) =>
      `没有长期缓存（Cache-Control: ${value}）：文件名带校验值，可缓存一年`,
    uncompressed: (megabytes: string) => `未压缩传输（${megabytes} MB）：请启用预压缩或 gzip`,
    headers: (names: string) => `缺少响应头：${names}`,
  },
};

const en: typeof zh = {
  title: "Server check",
  open: "Server check",
  why: "For the administrator: downloads one file of each kind to this computer, checks type, length and checksum, and names what the server should change.",
  running: "Checking…",
  again: "Check again",
  copy: "Copy the result",
  copied: "The result was copied",
  allWell: (count) => `All ${count} kinds of files are well`,
  found: (faults, advice) => `${faults} kinds cannot be used, ${advice} can be improved`,
  columns: { kind: "Kind", file: "File", result: "Result" },
  ok: "well",
  skipped: "not checked: a file before it cannot be read, or there is none of this kind",
  kinds: {
    page: "Page (.html)",
    script: "Program (.js)",
    style: "Styles (.css)",
    worker: "Thread of the query engine (.js)",
    wasm: "Query engine (.wasm)",
    pointer: "Pointer to the data (current.json)",
    generation: "Manifest of the data (.json)",
    answers: "Precomputed answers (.json)",
    facts: "Detailed data (.parquet)",
    boundaries: "Boundaries (TopoJSON)",
  },
  advice: {
    type: (type, wanted) => `sent as ${type} instead of ${wanted}: correct the MIME type`,
    cached: (value) => `may be cached (Cache-Control: ${value}): set no-cache`,
    uncached: (value) =>
      `is not cached for long (Cache-Control: ${value}): its name carries a checksum, a year is safe`,
    uncompressed: (megabytes) =>
      `sent uncompressed (${megabytes} MB): serve the compressed copies or switch gzip on`,
    headers: (names) => `response headers are missing: ${names}`,
  },
};

/** Words of the server check, in both languages. */
export const serverCheckWords = { zh, en };
