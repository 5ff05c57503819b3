import type { Language } from "../domain/format.ts";

const zh = {
  title: "保存的视图",
  about: "视图只记页面上的选择，不含数据；存在这个浏览器里，可导出成文件带走。",
  name: "名称",
  save: "保存当前视图",
  none: "还没有保存过视图。",
  list: "已保存的视图",
  open: "打开",
  rename: (name: string) => `改名：${name}`,
  remove: (name: string) => `删除：${name}`,
  confirm: "确定",
  cancel: "取消",
  exportAll: "导出为文件",
  importFile: "从文件导入",
  fileName: "保存的视图",
  saved: (name: string) => `已保存“${name}”`,
  removed: (name: string) => `已删除“${name}”`,
  added: (count: string) => `已导入 ${count} 个视图`,
  bad: (entries: string) => `未导入（链接看不懂）：${entries}`,
  notViews: "这个文件不是导出的视图（应为本页导出的 JSON 文件）。",
  notKept: "浏览器不能保存（已满或被禁止）：关闭页面后视图会丢失，请导出为文件。",
  full: (most: string) => `最多保存 ${most} 个视图，请先删除一些。`,
  entry: (number: string) => `第 ${number} 个`,
};

export type NamedViewWords = typeof zh;

const en: NamedViewWords = {
  title: "Saved views",
  about:
    "A view holds the choices on the page and no data; it is kept in this browser and can be taken along as a file.",
  name: "Name",
  save: "Save the present view",
  none: "No view is saved yet.",
  list: "Saved views",
  open: "Open",
  rename: (name) => `Rename: ${name}`,
  remove: (name) => `Remove: ${name}`,
  confirm: "OK",
  cancel: "Cancel",
  exportAll: "Export as a file",
  importFile: "Import from a file",
  fileName: "saved views",
  saved: (name) => `Saved “${name}”`,
  removed: (name) => `Removed “${name}”`,
  added: (count) => `${count} views imported`,
  bad: (entries) => `Not imported, the link is not understood: ${entries}`,
  notViews: "This file holds no exported views (a JSON file of this page is wanted).",
  notKept:
    "The browser cannot keep them (full or forbidden): they are lost with the page, so export them.",
  full: (most) => `At most ${most} views are kept: remove some first.`,
  entry: (number) => `entry ${number}`,
};

const catalogues: Record<Language, NamedViewWords> = { "zh-CN": zh, en };

/** The words of saved views, apart from those of every page: they are fetched with the dialog. */
export const namedViewWordsIn = (language: Language): NamedViewWords => catalogues[language];
