import type { Language } from "../domain/format.ts";

const zh = {
  pause: "暂停轮播",
  resume: "继续轮播",
  full: "全屏",
  window: "退出全屏",
  leave: "退出大屏",
  held: "已停住，60 秒无操作后继续",
  paused: "轮播已暂停",
  tools: "大屏操作",
  program: "新发布的数据需要更新的页面程序，请刷新页面",
  district: "轮播地区",
};

type ScreenWords = typeof zh;

const en: ScreenWords = {
  pause: "Pause rotation",
  resume: "Resume rotation",
  full: "Full screen",
  window: "Leave full screen",
  leave: "Leave the big screen",
  held: "Stopped; goes on after 60 seconds without a touch",
  paused: "Rotation paused",
  tools: "Controls of the big screen",
  program: "The data just published need a newer page: reload it",
  district: "Area in rotation",
};

const catalogues: Record<Language, ScreenWords> = { "zh-CN": zh, en };

/** Words of the big screen, fetched with it. */
export const screenWordsIn = (language: Language): ScreenWords => catalogues[language];
